// One contestant in a process of its own: node measure-one.mjs JSON, where JSON holds its module, its
// options, the file, the count of events and the questions. Prints what the module's run() gave, and the
// most memory that the process had.
const { module, ...options } = JSON.parse(process.argv[2]);
const { run } = await import(`./contestants/${module}.mjs`);
const { memory, ...measured } = await run(options);
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`\n${JSON.stringify({ ...measured, memory: { peakBytes, ...memory } })}\n`);
process.exit();
