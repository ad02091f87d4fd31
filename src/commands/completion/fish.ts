/** The script for fish, which quotes what it puts on the line and shows what stands behind a tab. */
export const fishScript = `# Completion of pingcli for fish, version 3.4 and later.
function __pingcli_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l current (string unescape -- "$typed")
    or set current (string trim --left --chars '"\\'' -- "$typed")
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -e words[1]
    set -l reply (command $program completion complete fish $words "$current" 2>/dev/null)
    set -l kind $reply[1]
    set -e reply[1]
    if test "$kind" = files
        set -l parts (string match -r -- '^((?:--[^=]+=)?)(.*)$' "$current")
        for path in (__fish_complete_path "$parts[3]")
            echo -- "$parts[2]$path"
        end
    else
        printf '%s\\n' $reply
    end
end
complete -c pingcli -f -k -a '(__pingcli_complete)'`;
