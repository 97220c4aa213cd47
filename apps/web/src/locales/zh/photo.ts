/** What every form says of photos. */
export const photo = {
  chooseAlbum: '从相册选择',
  photoCount: (count: number, least: number, most: number) => {
    const done = `已拍 ${count} 张`
    if (count < least) return `${done}，至少 ${least} 张`
    return count >= most ? `${done}，最多 ${most} 张` : done
  },
  photosLacking: (count: number) => `还差 ${count} 张照片`,
  photosTooMany: (most: number, left: number) => `最多 ${most} 张，有 ${left} 张没有加进来。请先移除不需要的照片。`,
  openPhoto: (index: number) => `放大查看照片 ${index}`,
  notTaken: (name: string) => `“${name}”没有加进来：`,
  noRoom: '没能存到手机里，可能是空间不足。请清理手机空间后重新添加。',
} as const
