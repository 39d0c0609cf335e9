#!/bin/sh
# Installs دفتر for the person who runs this, from the folder it lies in; nothing outside of their home changes.
#   ./install.sh           installs, or puts this version in the place of the one that is there
#   ./install.sh --back    goes back to the version before
#   ./install.sh --remove  takes the program away; the register stays
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/install-text.fa.sh"

program="$HOME/.local/lib/daftar"
command="$HOME/.local/bin/daftar"
shared="$HOME/.local/share"
case "${XDG_DATA_HOME:-}" in /*) shared="$XDG_DATA_HOME" ;; esac
entry="$shared/applications/daftar.desktop"
icon="$shared/icons/hicolor/512x512/apps/daftar.png"
data="${DAFTAR_DATA:-$shared/daftar}"

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

# A running program would lose its files.
refuse_while_running() {
  for process in /proc/[0-9]*; do
    case "$(readlink "$process/exe" 2>/dev/null || true)" in
      "$program"/*) fail "$TEXT_RUNNING" ;;
    esac
  done
}

refresh_menu() {
  if command -v update-desktop-database >/dev/null 2>&1; then
    update-desktop-database -q "$shared/applications" 2>/dev/null || true
  fi
}

# The new version is whole before the old one moves, and the old one is kept for --back.
install_program() {
  [ -x "$here/daftar" ] || fail "$TEXT_NO_PROGRAM"
  missing=$(ldd "$here/daftar" 2>/dev/null | sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p' | tr '\n' ' ')
  [ -z "$missing" ] || fail "$TEXT_LIBRARIES $missing"
  rm -rf "$program/new"
  mkdir -p "$program/new" "$(dirname "$command")" "$(dirname "$entry")" "$(dirname "$icon")"
  cp -R "$here/." "$program/new/"
  if [ -d "$program/current" ]; then
    rm -rf "$program/previous"
    mv "$program/current" "$program/previous"
  fi
  mv "$program/new" "$program/current"
  ln -sfn "$program/current/daftar" "$command"
  cp "$here/daftar.png" "$icon"
  write_entry
  refresh_menu
  printf '%s\n' "$TEXT_INSTALLED" "$TEXT_DATA $data"
  warn_without_sandbox
}

write_entry() {
  cat > "$entry" <<ENTRY
[Desktop Entry]
Type=Application
Name=Daftar
Name[fa]=$TEXT_NAME
Comment[fa]=$TEXT_COMMENT
Exec="$program/current/daftar"
Icon=$icon
Terminal=false
Categories=Office;
StartupWMClass=daftar
ENTRY
}

# Pages run in a sandbox, for which the system must let an ordinary user make a namespace.
warn_without_sandbox() {
  command -v unshare >/dev/null 2>&1 || return 0
  if ! unshare --user --map-root-user true 2>/dev/null; then
    helper="$program/current/chrome-sandbox"
    printf '%s\n' "$TEXT_SANDBOX" "  sudo chown root:root \"$helper\" && sudo chmod 4755 \"$helper\""
  fi
}

go_back() {
  [ -d "$program/previous" ] || fail "$TEXT_NO_PREVIOUS"
  mv "$program/current" "$program/new"
  mv "$program/previous" "$program/current"
  mv "$program/new" "$program/previous"
  printf '%s\n' "$TEXT_BACK" "$TEXT_BACK_DATA"
}

remove_program() {
  case "$(readlink "$command" 2>/dev/null || true)" in "$program"/*) rm -f "$command" ;; esac
  rm -rf "$program"
  rm -f "$entry" "$icon"
  refresh_menu
  printf '%s\n' "$TEXT_REMOVED" "$TEXT_DATA $data"
}

[ "$(id -u)" -ne 0 ] || fail "$TEXT_AS_ROOT"
refuse_while_running
case "${1:-}" in
  '') install_program ;;
  --back) go_back ;;
  --remove) remove_program ;;
  *) fail "$TEXT_USAGE" ;;
esac
