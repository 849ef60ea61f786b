/** Keys of older Compose file formats, and what to write today. */
export const LEGACY_KEYS: ReadonlyMap<string, string> = new Map([
  ['net', 'Write network_mode: instead.'],
  ['log_driver', 'Write logging: with driver: instead.'],
  ['log_opt', 'Write logging: with options: instead.'],
  ['volume_driver', 'Give the volume a driver: under the top-level volumes:.'],
  ['dockerfile', 'Write it under build:, beside context:.'],
  ['cpuset_cpus', 'Write cpuset: instead.'],
  ['memory_limit', 'Write mem_limit: instead.'],
]);
