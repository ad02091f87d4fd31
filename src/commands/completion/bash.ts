/** The script for bash. What it puts on the line comes quoted for it, since bash inserts candidates as they are. */
export const bashScript = `# Completion of pingcli for bash, version 3.2 and later.
_pingcli() {
  local program=$1 kind= line
  COMPREPLY=()
  case $program in '~/'*) program=$HOME/"\${program:2}" ;; esac
  while IFS= read -r line; do
    if [ -z "$kind" ]; then
      kind=$line
    else
      COMPREPLY[\${#COMPREPLY[@]}]=\${line%%$'\\t'*}
    fi
  done <<< "$(command "$program" completion complete bash "$2" "\${COMP_LINE:0:$COMP_POINT}" 2>/dev/null)"
  case $kind in
    files) compopt -o default ;;
    open) compopt -o nospace ;;
  esac 2>/dev/null
  return 0
}
complete -F _pingcli pingcli`;
