import type { StoreErrorCode } from './storage/storeError.ts'

/** One sentence for each reason why a store does not do what was asked; the path is added by the caller. */
export const reasons: Record<StoreErrorCode, string> = {
  'store.locked': '数据目录正被另一个进程使用',
  'store.unwritable': '数据目录无法写入',
  'store.port-taken': '端口已被占用',
  'store.not-built': '嵌入式数据库尚未构建',
  'store.not-started': '嵌入式数据库未能启动',
  'store.absent': '找不到数据',
  'store.occupied': '目标位置已有数据，不会覆盖',
  'store.damaged': '文件不完整或已损坏',
  'store.newer': '数据由更新版本的程序写入，本版本不能打开',
  'store.failing': '嵌入式数据库反复退出，已停止重启',
}

export const usageText = `用法：duzhan-store <命令> <数据目录> [参数]
  start <数据目录> [--port N]     启动（套接字；--port 另开本机 TCP，需密码）
  stat <数据目录>                 集合、文档、索引与文件大小
  check <数据目录>                核对文档、索引与计数，有误时退出码为 1
  backup <数据目录> <新目录>      热备份（使用中也可）
  dump <数据目录> <新目录>        导出为 mongorestore 可读的 BSON；损坏的部分跳过并列出
  restore <数据目录> <来源>       从导出或备份恢复（须停机，不覆盖已有数据）
  compact <数据目录>              回收空间（须停机）
  move <数据目录> <地址>          搬到 MongoDB（须停机），逐集合核对数量与校验和
  move <地址> <新目录>            从 MongoDB 搬回，核对全部一致后才落位
  compare <甲> <乙>               逐集合核对数量与校验和；各为数据目录、导出目录或 mongodb:// 地址
  move 与 compare 可加 --database 名称（同 DUZHAN_DATABASE，缺省 duzhan）`
