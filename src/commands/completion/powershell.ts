/** The script for PowerShell. What it puts on the line comes quoted for it. */
export const powershellScript = `# Completion of pingcli for PowerShell, version 5.1 and later.
Register-ArgumentCompleter -Native -CommandName pingcli -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @()
  $current = ''
  foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
    if ($element.Extent.StartOffset -ge $cursorPosition) { break }
    $text = if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $element.Value } else { $element.Extent.Text }
    if ($element.Extent.EndOffset -lt $cursorPosition) { $words += $text } else { $current = $text }
  }
  $line = (@($words) + $current) -join [string][char]10
  $encoded = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($line))
  $program = $commandAst.CommandElements[0].Extent.Text.Trim([char]34, [char]39)
  $before = [Console]::OutputEncoding
  try {
    [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
    $reply = @(& $program completion complete powershell $encoded 2>$null)
  } finally {
    [Console]::OutputEncoding = $before
  }
  if ($reply.Count -eq 0) { return }
  if ($reply[0] -eq 'files') {
    [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
    return
  }
  $reply | Select-Object -Skip 1 | ForEach-Object {
    $value, $about = $_ -split [string][char]9, 2
    if (-not $about) { $about = $value }
    [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
  }
}`;
