const DATE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt]| +)(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?(Z|[-+]\d\d:\d\d)?)?$/;

/** A date as the reference loader's library prints it, and as it writes it into JSON. */
export interface Timestamp {
  /** `2001-12-14 21:59:43.1 -0500 -0500` */
  readonly printed: string;
  /** `2001-12-14T21:59:43.1-05:00` */
  readonly json: string;
}

/** The date that a text is, alone or with a time; undefined when it is none (`2001-02-30`, a time without its zone). */
export function timestampOf(text: string): Timestamp | undefined {
  // All of them start with a year of four digits.
  if (text.charCodeAt(4) !== 0x2d || text.length < 8) return undefined;
  const found = DATE.exec(text);
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', separator, hour = '0', minute = '0', second = '0', written = '', zone] =
    found;
  // With a T the zone is part of the form, with a blank it is not.
  const hasZone = separator !== undefined && separator.trim() !== '';
  if (hasZone !== (zone !== undefined)) return undefined;
  const valid =
    isDay(Number(year), Number(month), Number(day)) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!valid) return undefined;
  const offset = offsetOf(zone);
  if (offset === undefined) return undefined;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  const digits = written.replace(/0+$/, '');
  const time = `${pad(hour)}:${pad(minute)}:${pad(second)}${digits === '' ? '' : `.${digits}`}`;
  return {
    printed: `${date} ${time} ${offset === 'Z' ? '+0000 UTC' : `${offset.replace(':', '')} ${offset.replace(':', '')}`}`,
    json: `${date}T${time}${offset}`,
  };
}

function pad(digits: string): string {
  return digits.padStart(2, '0');
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

/** A zone with its minutes below 60; `Z` when it is none; undefined when it is out of range. */
function offsetOf(zone: string | undefined): string | undefined {
  if (zone === undefined || zone === 'Z') return 'Z';
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4));
  if (hours > 24 || minutes > 60) return undefined;
  const total = hours * 60 + minutes;
  if (total === 0) return 'Z';
  return `${zone.charAt(0)}${pad(String(Math.floor(total / 60)))}:${pad(String(total % 60))}`;
}
