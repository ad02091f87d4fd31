/** The script for zsh: works from a file in fpath and read in by source. zsh quotes what it puts on the line. */
export const zshScript = `#compdef pingcli
# Completion of pingcli for zsh.
_pingcli() {
  local -a lines values displays options
  local program=\${(Q)words[1]} line value shown
  [[ $program == '~/'* ]] && program=$HOME/\${program#'~/'}
  lines=("\${(@f)$(command "$program" completion complete zsh "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  local kind=\${lines[1]}
  lines=("\${(@)lines[2,-1]}")
  if [[ $kind == files ]]; then
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _files
    return
  fi
  for line in "\${(@)lines}"; do
    [[ -n $line ]] || continue
    value=\${line%%$'\\t'*}
    values+=("$value")
    shown=$value
    if [[ $line == *$'\\t'* ]]; then
      shown="$value  -- \${line#*$'\\t'}"
      options=(-l)
    fi
    displays+=("\${shown[1,COLUMNS-1]}")
  done
  [[ $kind == open ]] && options+=(-S '')
  compadd "\${(@)options}" -V pingcli -d displays -a -- values
}
if [[ $funcstack[1] == _pingcli ]]; then
  _pingcli "$@"
else
  compdef _pingcli pingcli
fi`;
