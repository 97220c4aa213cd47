#!/bin/sh
# Installs Duzhan from an unpacked bundle, upgrades it in place, goes back to the version before, or takes it away. Needs no network.
# The same file stands in the installation (infra/offline/install.sh) for going back and for taking away.
set -eu
umask 022
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd -P)

usage() {
  cat <<'END'
用法：
  ./install.sh                安装；已经安装过的，升级到本安装包的版本
  ./install.sh back           退回升级前的版本
  ./install.sh uninstall      卸载程序，数据、备份和设置保留

选项：
  --to 目录          程序目录，默认 /opt/duzhan
  --data 目录        数据目录，默认 /var/lib/duzhan
  --backups 目录     备份目录，默认 /var/backups/duzhan
  --settings 文件    设置文件，默认 /etc/duzhan/duzhan.env
  --user 用户        运行平台的用户，默认 duzhan，没有则新建
  --units 目录       只把 systemd 单元写到这个目录，不启动
  --no-service       不装成系统服务，用 bin/duzhan-server 手工启动
  --help             打印这些说明
数据、备份、设置、用户和服务方式在安装时记下，以后升级不必再写。
END
}
fail() {
  printf '%s\n' "$1" >&2
  exit 1
}
say() { printf '%s\n' "$1"; }

action=install to=/opt/duzhan data='' backups='' settings='' user='' service='' units=''
case "${1:-}" in
  install | back | uninstall) action=$1 && shift ;;
esac
while [ $# -gt 0 ]; do
  option=$1 && shift
  case $option in
    --no-service) service=none ;;
    --help | -h) usage && exit 0 ;;
    --to | --data | --backups | --settings | --user | --units)
      [ $# -gt 0 ] || fail "$option 后面要写明内容，见 ./install.sh --help"
      case $option in
        --to) to=$1 ;; --data) data=$1 ;; --backups) backups=$1 ;; --settings) settings=$1 ;; --user) user=$1 ;;
        --units) units=$1 service=files ;;
      esac
      shift
      ;;
    *) fail "没有 $option 这个选项，见 ./install.sh --help" ;;
  esac
done
# sed, systemd and the wrappers take paths as they stand
for path in "$to" "$data" "$backups" "$settings" "$units"; do
  case $path in
    '' | /*) ;;
    *) fail "目录要从根写起，例如 /opt/duzhan，而不是 $path" ;;
  esac
  case $path in
    *[!A-Za-z0-9_./-]* | / | */../* | */..) fail "路径只能用字母、数字和 _ . / -，不能是 $path" ;;
  esac
done
to=${to%/}

# what was chosen when it was installed holds until something else is said
noted() { [ ! -f "$to/INSTALLED" ] || sed -n "s/^$1=//p" "$to/INSTALLED"; }
data=${data:-$(noted data)} && data=${data:-/var/lib/duzhan} && data=${data%/}
backups=${backups:-$(noted backups)} && backups=${backups:-/var/backups/duzhan} && backups=${backups%/}
settings=${settings:-$(noted settings)} && settings=${settings:-/etc/duzhan/duzhan.env}
service=${service:-$(noted service)}
units=${units:-$(noted units)} && units=${units:-/etc/systemd/system}
if [ -z "$service" ]; then if [ -d /run/systemd/system ]; then service=systemd; else service=none; fi; fi
user=${user:-$(noted user)}
if [ -z "$user" ]; then if [ "$service" = none ]; then user=$(id -un); else user=duzhan; fi; fi

released() { sed -n "s/^$2=//p" "$1/RELEASE"; }
name_of() { printf '%s（%s）' "$(released "$1" version)" "$(released "$1" commit)"; }
is_root() { [ "$(id -u)" = 0 ]; }
# who runs something on the data owns what it leaves there
as_user() { if is_root && [ "$user" != root ]; then runuser -u "$user" -- "$@"; else "$@"; fi; }

need_rights() {
  if [ "$service" != none ] || [ "$user" != "$(id -un)" ]; then
    is_root || fail '安装成系统服务、换用户运行都要由 root 执行。不装成服务时加 --no-service'
  fi
}
need_installed() { [ -f "$to/INSTALLED" ] || fail "$to 里没有装过督战。装在别处的，用 --to 写明"; }

stop_platform() {
  if [ "$service" = systemd ]; then systemctl stop duzhan.service 2>/dev/null || true; fi
  for process in /proc/[0-9]*; do
    program=$(readlink "$process/exe" 2>/dev/null) || continue
    case $program in
      "$to"/*) fail "平台还在运行（进程 ${process#/proc/}）。请先停止，再执行一次" ;;
    esac
  done
}
start_platform() {
  [ "$service" = systemd ] || return 0
  systemctl daemon-reload
  systemctl enable --quiet duzhan.service duzhan-backup.timer
  systemctl start duzhan-backup.timer
  systemctl start duzhan.service || fail '平台没有启动，原因见 journalctl -u duzhan'
}

check_bundle() {
  if [ ! -f "$here/RELEASE" ] || [ ! -d "$here/app" ]; then fail '请在解开的安装包里运行 install.sh'; fi
  platform=$(released "$here" platform)
  case $(uname -m) in
    x86_64 | amd64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    *) machine=$(uname -m) ;;
  esac
  own=$(uname -s | tr '[:upper:]' '[:lower:]')-$machine
  [ "$own" = "$platform" ] || fail "这个安装包用于 ${platform}，本机是 ${own}。请换用本机架构的安装包"
  (cd "$here" && sha256sum --check --quiet --strict SHA256SUMS >/dev/null 2>&1) ||
    fail '安装包不完整或被改动过：校验和不符。请重新拷贝、重新解开'
  "$here/app/bin/node" --version >/dev/null 2>&1 || fail '本机的系统库太旧，运行不了安装包自带的 Node（需要 glibc 2.28 以上）'
}

write_settings() {
  [ ! -f "$settings" ] || return 0
  mkdir -p "$(dirname "$settings")"
  (umask 077 && cp "$to/infra/systemd/duzhan.env.example" "$settings")
  ! is_root || chown "$user" "$settings"
}
write_units() {
  [ "$service" != none ] || return 0
  mkdir -p "$units"
  for unit in duzhan.service duzhan-backup.service duzhan-backup.timer; do
    sed -e "s#/opt/duzhan#$to#g" -e "s#/var/lib/duzhan#$data#g" -e "s#/usr/bin/node#$to/bin/node#" \
      -e "s#/var/backups/duzhan#$backups#g" -e "s#/etc/duzhan/duzhan.env#$settings#" \
      -e "s#^User=duzhan#User=$user#" -e "s#^Group=duzhan#Group=$(id -gn "$user")#" "$to/infra/systemd/$unit" >"$units/$unit"
  done
  # systemd makes a state folder only where such folders lie
  [ "$data" = /var/lib/duzhan ] ||
    sed -i -e '/^StateDirectoryMode=/d' -e "s#^StateDirectory=.*#ReadWritePaths=$data#" "$units/duzhan.service"
}

back_up() {
  [ -d "$data/store" ] || return 0
  kept=$backups/before-$(released "$here" version)-$(date +%Y%m%d-%H%M%S)
  say "先备份数据到 $kept"
  as_user "$to/bin/duzhan-store" backup "$data/store" "$kept" || fail '数据没有备份成，所以没有升级。原因见上一行'
}

install_platform() {
  check_bundle
  need_rights
  if [ -e "$to" ] && [ ! -f "$to/INSTALLED" ] && [ -n "$(ls -A "$to")" ]; then
    fail "$to 里有别的东西，不是督战的程序目录。请换一个目录：--to"
  fi
  id -u "$user" >/dev/null 2>&1 || useradd --system --home-dir "$data" --no-create-home --shell /usr/sbin/nologin "$user"
  for folder in "$data" "$backups"; do
    [ -d "$folder" ] || mkdir -p -m 700 "$folder"
    ! is_root || chown "$user" "$folder"
  done
  mkdir -p "$(dirname "$to")"
  rm -rf "$to.new"
  # whatever ends this, no half of a version stays
  trap 'rm -rf "$to.new"' EXIT
  cp -R "$here/app" "$to.new"
  cp "$here/RELEASE" "$to.new/"
  printf '%s\n' "data=$data" "backups=$backups" "settings=$settings" "user=$user" "service=$service" "units=$units" >"$to.new/INSTALLED"
  if [ -f "$to/INSTALLED" ]; then
    stop_platform
    back_up
    rm -rf "$to.previous"
    mv "$to" "$to.previous"
    # the new one stands, or the old one stands again
    mv "$to.new" "$to" || { mv "$to.previous" "$to" && fail '没有换上新版本，原来的版本还在'; }
    say "已从 $(name_of "$to.previous") 升级到 $(name_of "$to")，原来的版本在 $to.previous"
  else
    [ ! -e "$to" ] || rmdir "$to"
    # a backup that was put in place beforehand belongs to who runs the platform
    ! is_root || chown -R "$user" "$data"
    mv "$to.new" "$to"
    say "已安装 $(name_of "$to")：程序在 $to，数据在 $data"
  fi
  write_settings
  write_units
  start_platform
  case $service in
    systemd) say '平台已启动。第一个管理员的一次性设置地址：journalctl -u duzhan | grep /setup' ;;
    files) say "systemd 单元已写到 $units" ;;
    *) say "启动平台：$to/bin/duzhan-server，设置在 $settings" ;;
  esac
}

go_back() {
  need_installed
  need_rights
  [ -f "$to.previous/RELEASE" ] || fail "没有升级前的版本：$to.previous 不存在"
  stop_platform
  mv "$to" "$to.later"
  mv "$to.previous" "$to"
  mv "$to.later" "$to.previous"
  write_units
  start_platform
  say "已退回 $(name_of "$to")，刚才的版本在 $to.previous"
  say "新版本写过的数据，旧版本可能不读：那时停止平台，移开 $data/store，再执行"
  say "  $to/bin/duzhan-store restore $data/store $backups/before-…（升级前的备份）"
}

uninstall() {
  need_installed
  need_rights
  stop_platform
  if [ "$service" = systemd ]; then systemctl disable --quiet --now duzhan-backup.timer duzhan.service 2>/dev/null || true; fi
  [ "$service" = none ] || rm -f "$units/duzhan.service" "$units/duzhan-backup.service" "$units/duzhan-backup.timer"
  if [ "$service" = systemd ]; then systemctl daemon-reload; fi
  rm -rf "$to" "$to.previous" "$to.new"
  say "程序已卸载。保留：数据 ${data}，备份 ${backups}，设置 ${settings}"
}

case $action in
  install) install_platform ;;
  back) go_back ;;
  uninstall) uninstall ;;
esac
