const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** A number of bytes for people: `512 MiB`, `1.5 GiB`. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

/** A duration in milliseconds for people: `90 seconds`, `15 minutes`, `2 hours`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return counted(milliseconds, 'millisecond');
  const seconds = milliseconds / 1000;
  if (seconds < 120) return counted(seconds, 'second');
  const minutes = seconds / 60;
  return minutes < 120 ? counted(minutes, 'minute') : counted(minutes / 60, 'hour');
}

function counted(value: number, unit: string): string {
  const shown = Number(value.toFixed(1));
  return `${shown} ${unit}${shown === 1 ? '' : 's'}`;
}
