// Preloaded into a measured program: writes what it has used to the file named in USAGE_RECORD when it ends.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeFileSync(
    process.env.USAGE_RECORD,
    JSON.stringify([(userCPUTime + systemCPUTime) / 1000, maxRSS]),
  );
});
