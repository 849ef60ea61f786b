const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
  w: 604_800_000_000_000n,
};
const PART = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h|d|w)/y;

/** A duration such as `1m30s` in nanoseconds; undefined when it is none. */
export function nanosecondsOf(text: string): bigint | undefined {
  const negative = text.startsWith('-');
  const rest = text.replace(/^[-+]/, '');
  if (rest === '0') return 0n;
  let total = 0n;
  let position = 0;
  while (position < rest.length) {
    PART.lastIndex = position;
    const [whole = '', integer = '', fraction = '', unit = ''] = PART.exec(rest) ?? [];
    const size = UNITS[unit];
    if (whole === '' || size === undefined || (integer === '' && fraction === '')) return undefined;
    total += BigInt(integer || '0') * size + part(fraction.slice(0, 18), size);
    position += whole.length;
  }
  return position === 0 ? undefined : negative ? -total : total;
}

function part(fraction: string, size: bigint): bigint {
  return fraction === '' ? 0n : (BigInt(fraction) * size) / 10n ** BigInt(fraction.length);
}

/** A duration as Go prints it (`time.Duration.String`): `1m30s`, `1h0m0s`, `1.5s`, `250ms`, `0s`. */
export function durationText(nanoseconds: bigint): string {
  const sign = nanoseconds < 0n ? '-' : '';
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (size === 0n) return '0s';
  if (size < 1_000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${decimal(size, 1_000n)}µs`;
  if (size < 1_000_000_000n) return `${sign}${decimal(size, 1_000_000n)}ms`;
  const minutes = size / 60_000_000_000n;
  const seconds = `${decimal(size % 60_000_000_000n, 1_000_000_000n)}s`;
  if (minutes === 0n) return sign + seconds;
  const hours = minutes / 60n;
  return hours === 0n ? `${sign}${minutes}m${seconds}` : `${sign}${hours}h${minutes % 60n}m${seconds}`;
}

/** `value / unit` with as many decimals as it has. */
function decimal(value: bigint, unit: bigint): string {
  const digits = String(unit).length - 1;
  const fraction = String(value % unit)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  return `${value / unit}${fraction === '' ? '' : `.${fraction}`}`;
}
