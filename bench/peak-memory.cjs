// Loaded before a measured program: leaves its peak memory (kilobytes) in the file that BENCH_MEMORY names.
process.on('exit', () => {
  const file = process.env.BENCH_MEMORY;
  if (file) require('node:fs').writeFileSync(file, String(process.resourceUsage().maxRSS));
});
