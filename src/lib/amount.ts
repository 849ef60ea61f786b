/** Bytes for people: `64.2 MiB`, from 1,024 on `1.50 GiB`. */
export function memoryText(bytes: number): string {
  const mebibytes = bytes / (1024 * 1024);
  if (mebibytes < 1023.95) return `${mebibytes.toFixed(1)} MiB`;
  return mebibytes < 1024 * 1024 ? `${(mebibytes / 1024).toFixed(2)} GiB` : `${(mebibytes / 1048576).toFixed(2)} TiB`;
}

/** Cores for people: `1 core`, `0.5 cores`. */
export function coresText(cores: number): string {
  const shown = Number(cores.toFixed(2));
  return `${shown} ${shown === 1 ? 'core' : 'cores'}`;
}
