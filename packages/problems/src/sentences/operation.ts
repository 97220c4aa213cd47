import type { ProblemEntry } from './problemEntry.ts'

/** Starting and running the platform and its tools. */
export const operation = {
  'config.invalid': {
    zh: '运行设置[ {variable} ]缺少或不正确，请改正这个环境变量后再启动。',
    en: 'The setting [{variable} ]is missing or wrong: correct this environment variable and start again.',
  },
  'service.unavailable': {
    zh: '服务暂时不可用，请稍后再试。您填写的内容不会丢失。',
    en: 'The service is not available just now: try again in a moment. Nothing you entered is lost.',
  },
  'service.busy': {
    zh: '平台正忙，请过几秒再试。您填写的内容不会丢失。',
    en: 'The platform is busy: try again in a few seconds. Nothing you entered is lost.',
  },
  'service.clocks-apart': {
    zh: '几台服务器的时间相差太大[（约 {seconds} 秒）]，请求没有处理。请管理员校准各台服务器的时间后再试。',
    en: 'The clocks of the servers are too far apart[ (about {seconds} seconds)] and the request was not handled: the operator sets them right, then try again.',
  },
  'service.failed': {
    zh: '系统出错了，请稍后再试。[如仍不行，请把编号 {requestId} 告诉管理员。]',
    en: 'Something went wrong on our side: try again.[ If it persists, give the operator the number {requestId}.]',
  },
  'entry.absent': {
    zh: '这条同步问题已经处理完，或不在您的权限范围。请刷新页面查看还有哪些。',
    en: 'This entry is dealt with already, or lies outside what you may see: reload the page to see what is left.',
  },
  'file.unreadable': {
    zh: '读不了文件[ {path}][（{reason}）]。请核对路径和权限。',
    en: 'The file [{path} ]cannot be read[ ({reason})]: check its path and permissions.',
  },
  'file.not-json': {
    zh: '文件[ {path} ]不是 JSON[（{reason}）]。',
    en: 'The file [{path} ]is not JSON[ ({reason})].',
  },
  'file.not-a-plan': {
    zh: '文件[ {path} ]不是方案[：{faults}]。',
    en: 'The file [{path} ]is not a plan[: {faults}].',
  },
  'file.not-answers': {
    zh: '文件[ {path} ]不是模板的填写内容：应是一个 JSON 对象，每个空白一项。',
    en: 'The file [{path} ]does not hold answers to a template: it should be one JSON object with an entry for each blank.',
  },
  'file.not-a-table': {
    zh: '文件[ {path} ]不是能读的表格[（{reason}）]。请另存为 .xlsx 或 .csv 文件再试。',
    en: 'The file [{path} ]is no table that can be read[ ({reason})]: save it as .xlsx or .csv and try again.',
  },
  'file.old-excel': {
    zh: '文件[ {path} ]是旧版 Excel 文件（.xls）或设有密码，不能读取。请在 Excel 或 WPS 中去掉密码，另存为 .xlsx 文件再试。',
    en: 'The file [{path} ]is a workbook of before 2007 (.xls) or has a password and cannot be read: save it as .xlsx without a password.',
  },
  'file.too-large': {
    zh: '文件[ {path} ]太大，没有读取。[一次最多 {rows} 行、{columns} 列，]文件不超过[ {megabytes} MB]。请删去多余的行、列和空白格式，或分成几个文件再试。',
    en: 'The file [{path} ]is too large and was not read[: at most {rows} rows, {columns} columns][ and {megabytes} MB]. Delete rows, columns and formats that are not needed, or split it.',
  },
  'file.has-formula': {
    zh: '文件[ {path} ]中有公式[（单元格 {cell}）]，没有读取。请全选复制，用“选择性粘贴—数值”粘贴到新表，另存后再试；其他工作表里的公式也要去掉。',
    en: 'The file [{path} ]holds a formula[ (cell {cell})] and was not read: paste it as values into a new workbook, other sheets too, and save that.',
  },
  'file.has-macros': {
    zh: '文件[ {path} ]中有宏，没有读取。请在 Excel 或 WPS 中另存为不含宏的 .xlsx 文件再试。',
    en: 'The file [{path} ]holds macros and was not read: save it as .xlsx without macros.',
  },
  'file.wrong-extension': {
    zh: '文件[ {path} ]的扩展名[“{extension}”]与内容不符，没有读取。请在 Excel 或 WPS 中打开，另存为 .xlsx 或 .csv 文件再试，不要只改文件名。',
    en: 'The extension [{extension} ]of the file [{path} ]does not say what it holds, and it was not read: open it and save it as .xlsx or .csv instead of renaming it.',
  },
  'file.column-missing': {
    zh: '表格[ {path} ]缺少列[：{columns}]。',
    en: 'The table [{path} ]lacks a column[: {columns}].',
  },
  'store.locked': {
    zh: '数据目录[ {path} ]正被另一个督战进程使用。请先停止那个进程，或用 DATA_DIR 指定别的目录。',
    en: 'The data folder [{path} ]is in use by another process: stop it, or name another folder with DATA_DIR.',
  },
  'store.unwritable': {
    zh: '数据目录[ {path} ]无法写入。请检查目录权限，或用 DATA_DIR 指定别的目录。',
    en: 'The data folder [{path} ]cannot be written: check its permissions, or name another folder with DATA_DIR.',
  },
  'store.absent': {
    zh: '数据目录[ {path} ]中没有数据，请核对路径。',
    en: 'There is no store in the folder [{path}]: check the path.',
  },
  'store.occupied': {
    zh: '目标目录[ {path} ]中已有数据，不会覆盖。请换一个空目录。',
    en: 'The target folder [{path} ]holds data already and is not overwritten: choose an empty one.',
  },
  'store.damaged': {
    zh: '数据[ {path} ]不完整或已损坏，没有使用[（{reason}）]。请移走它，从完整的备份恢复（duzhan-store restore）；没有备份时，可先用 duzhan-store dump 取出还能读的部分。',
    en: 'The data [{path} ]is damaged or incomplete and was not used[ ({reason})]: move it away and restore a whole backup (duzhan-store restore); without a backup, duzhan-store dump saves what can still be read.',
  },
  'store.newer': {
    zh: '数据[ {path} ]由更新版本的督战写入，本版本不能打开。请换用写入它的版本或更新的版本；数据没有改动。',
    en: 'The data [{path} ]was written by a newer release and cannot be opened by this one: use that release or a later one. Nothing was changed.',
  },
  'store.restarting': {
    zh: '数据存储意外退出[（{reason}）][，{seconds} 秒后重新启动]。已确认的数据都在磁盘上[；详情见 {log}]。',
    en: 'The store ended unexpectedly[ ({reason})][ and starts again in {seconds} s]. Everything acknowledged is on disk[; details: {log}].',
  },
  'store.read-only': {
    zh: '数据文件有损坏[（{reason}）]，现在只能读取，不能写入；损坏的记录会报错，不会给出错误的内容。请停止平台，用 duzhan-store check 查看，再从备份恢复。',
    en: 'The data file is damaged[ ({reason})] and can only be read now; damaged records are refused, never shown wrong. Stop the platform, look with duzhan-store check, then restore a backup.',
  },
  'store.failing': {
    zh: '数据存储反复退出[（{reason}）]，不再重新启动，平台随之停止。请查看[日志 {log}，]用 duzhan-store check 检查数据，需要时从备份恢复后再启动。',
    en: 'The store kept ending[ ({reason})] and is not started again; the platform stops with it. Read [the log {log}, ]check the data with duzhan-store check, restore a backup if needed, and start again.',
  },
  'store.port-taken': {
    zh: '数据存储的端口已被占用。请停止占用它的程序，或指定别的端口。',
    en: 'The port of the store is taken: stop the program that uses it, or name another.',
  },
  'store.not-built': {
    zh: '数据存储程序还没有构建，请先运行 npm run build。',
    en: 'The store has not been built: run npm run build first.',
  },
  'store.not-started': {
    zh: '数据存储没有启动成功[（{reason}）]。请查看日志[ {path}/store.log ]，排除原因后重试。',
    en: 'The store did not start[ ({reason})]: read the log[ {path}/store.log], remove the cause and try again.',
  },
  'port.taken': {
    zh: '端口[ {port} ]已被占用。请停止占用它的程序，或用 PORT 指定别的端口。',
    en: 'Port [{port} ]is taken: stop the program that uses it, or name another with PORT.',
  },
  'demo.exposed': {
    zh: '演示账号的密码是公开的，演示不能向本机以外开放[（{setting}）]。正式使用请设 DUZHAN_DEMO=off；确要公开演示，请设 DUZHAN_DEMO=public。',
    en: 'The password of the demonstration is published, so it serves this machine only[ ({setting})]. Set DUZHAN_DEMO=off for an installation proper, or DUZHAN_DEMO=public if everyone may enter the demonstration.',
  },
  'demo.people': {
    zh: '这里的数据中有演示账号[（{accounts}）]，其密码是公开的，不能用于正式使用。请用 DATA_DIR 指定新的数据目录（使用 MONGODB_URI 时用 DUZHAN_DATABASE 指定新的库名）。',
    en: 'This data holds accounts of the demonstration[ ({accounts})], whose password is published: it cannot serve an installation proper. Name a new data folder with DATA_DIR (with MONGODB_URI, a new database with DUZHAN_DATABASE).',
  },
  'node.too-old': {
    zh: '需要 Node 20.19 或更高版本[，当前是 {version}]。请升级 Node 后再试。',
    en: 'Node 20.19 or newer is needed[; this is {version}]: upgrade Node and try again.',
  },
} as const satisfies Record<string, ProblemEntry>
