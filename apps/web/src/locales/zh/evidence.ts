const accuracy = (metres: number) =>
  metres < 999.5 ? `误差约 ${Math.max(1, Math.round(metres))} 米` : `误差约 ${(metres / 1000).toFixed(1)} 公里`
/** How far a target is: to ten metres where one could walk it, to a hundred where one drives. */
const away = (metres: number) =>
  metres < 995 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1000).toFixed(metres < 100_000 ? 1 : 0)} 公里`
const megabytes = (bytes: number) => (bytes / 1024 ** 2).toFixed(1)

/** Files, positions and signatures, and photos seen large; what every form says of photos stands in `photo.ts`. */
export const evidence = {
  tagCount: (least = 0, most = 0) => (least > 0 ? `至少 ${least} 个` : `最多 ${most} 个`),
  tagCamera: '现场拍摄',
  lightBox: '查看照片',
  closePhoto: '关闭',
  previousPhoto: '上一张',
  nextPhoto: '下一张',
  photoAt: (index: number, count: number) => `${index} / ${count}`,
  notAccepted: '平台没有接收：',
  chooseFile: '选择文件',
  preparingFile: '正在检查文件…',
  fileHint: '可选 PDF、Word（docx）、Excel（xlsx）或照片，每个不超过 10 MB',
  fileCount: (count: number, least: number, most: number) => {
    if (count < least) return `已选 ${count} 个，至少 ${least} 个`
    return count >= most ? `已选 ${count} 个，最多 ${most} 个` : `已选 ${count} 个`
  },
  filesTooMany: (most: number, left: number) => `最多 ${most} 个，有 ${left} 个没有加进来。请先移除不需要的文件。`,
  removeFile: (name: string) => `移除文件 ${name}`,
  fileUnnamed: '文件',
  fileKinds: { pdf: 'PDF 文件', docx: 'Word 文档', xlsx: 'Excel 表格', image: '图片' },
  fileSize: (bytes: number) => (bytes < 1024 ** 2 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${megabytes(bytes)} MB`),
  fileSent: '已上传',
  fileWaiting: '已存本机，联网后上传',
  download: '下载 ',
  locate: '获取当前位置',
  locateAgain: '重新定位',
  locating: '正在定位，请稍候…',
  byHand: '手工填写位置',
  byHandDone: '采用这个位置',
  byHandCancel: '取消',
  coordinates: '经纬度',
  coordinatesHint: '可粘贴，如 27.82940, 112.94450 或 北纬27°49′46″ 东经112°56′40″',
  coordinatesWrong: '没有认出经纬度。请填纬度和经度两个数，中间用逗号隔开，如 27.82940, 112.94450。',
  coordinatesMissing: '请填写经纬度',
  handReason: '手工填写的理由',
  handReasonHint: '如：室内无信号，按村委会提供的坐标填写',
  handReasonMissing: (least: number) => `请写明手工填写的理由，至少 ${least} 个字`,
  latitude: (value: number) => `${value < 0 ? '南纬' : '北纬'} ${Math.abs(value).toFixed(5)}°`,
  longitude: (value: number) => `${value < 0 ? '西经' : '东经'} ${Math.abs(value).toFixed(5)}°`,
  accuracy,
  inaccurate: (metres: number) =>
    `定位${accuracy(metres)}，不足以说明到过现场。请到室外开阔处重新定位，或手工填写位置并写明理由。`,
  positionByHand: (reason: string) => `手工填写，理由：${reason}`,
  distance: (metres: number) => (metres < 10 ? '就在对象登记的位置' : `距对象登记的位置约 ${away(metres)}`),
  openMap: '在手机地图中打开',
  removePosition: '清除位置',
  orByHand: '仍不行时，可手工填写。',
  signBy: (by: string) => (by === '本人' ? '手写签名' : `${by}签名`),
  signHere: (by: string) => `请${by}在框内手写签名`,
  anybody: '本人',
  signPad: (by: string) => `${by}签名区`,
  signClear: '清除重写',
  signDone: '完成签名',
  signEmpty: '还没有签名，请在框内手写后再点“完成签名”。',
  signAgain: '重新签名',
  signRemove: '移除签名',
  signing: '正在保存签名…',
  signMissing: (by: string) => (by === '本人' ? '请签名' : `请${by}签名`),
  positionMissing: '请获取当前位置，或手工填写',
  filesMissing: '请选择文件',
  signer: '签名人姓名（选填）',
  signatureOf: (by: string) => `${by}的签名`,
} as const
