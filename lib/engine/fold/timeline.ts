import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';
import { addRows, decodeRows, encodeRows, findRow, insertRow, type Rows, touchRow } from './sorted-rows';

/** Columns of a row, behind its hour or day since 1970. `successes` less the last two is: authentication unobservable. */
export const REQUESTS = 1;
export const SUCCESSES = 2;
export const CLIENT_ERRORS = 3;
export const SERVER_ERRORS = 4;
/** Successes that carried credentials, and successes that carried none. */
export const AUTHENTICATED = 5;
export const ANONYMOUS = 6;
export const TIMELINE_WIDTH = 7;

/** Days before the newest that keep their hours, and that are kept at all; the rest is summed up without a time. */
export const HOURLY_DAYS = 35;
export const DAILY_DAYS = 400;

export const HOUR_MS = 3_600_000;

/**
 * Requests over time: hours for the newest days, whole days before them, one sum for all that is older. Where a count
 * stands depends on its day and on the newest day alone, and that only grows, so merging in any order agrees.
 */
export class Timeline {
  hours: Rows;
  days: Rows | null = null;
  older: Rows | null = null;

  constructor(hours: Rows = []) {
    this.hours = hours;
  }

  /** Array and offset of the row for this hour since 1970, as `rows` and the returned offset. */
  touch(hour: number): Rows {
    const { hours } = this;
    const end = hours.length;
    if (end > 0 && (hours[end - TIMELINE_WIDTH] as number) === hour) {
      this.offset = end - TIMELINE_WIDTH;
      return hours;
    }
    return this.touchOther(hour);
  }

  /** Offset that the last `touch` found. */
  offset = 0;

  merge(from: Timeline): void {
    this.advance(newestHour(from.hours));
    for (let i = 0; i < from.hours.length; i += TIMELINE_WIDTH) {
      this.add(this.touch(from.hours[i] as number), from.hours, i);
    }
    if (from.days) {
      for (let i = 0; i < from.days.length; i += TIMELINE_WIDTH) {
        this.add(this.touchDay(from.days[i] as number), from.days, i);
      }
    }
    if (from.older) {
      this.older ??= [];
      addRows(this.older, from.older, TIMELINE_WIDTH);
    }
  }

  private touchOther(hour: number): Rows {
    const newest = newestHour(this.hours);
    if (hour > newest) this.advance(hour);
    else if (dayOf(hour) <= dayOf(newest) - HOURLY_DAYS) return this.touchDay(dayOf(hour));
    const found = findRow(this.hours, TIMELINE_WIDTH, hour);
    if (found < 0) insertRow(this.hours, TIMELINE_WIDTH, -1 - found, hour);
    this.offset = found < 0 ? -1 - found : found;
    return this.hours;
  }

  private touchDay(day: number): Rows {
    if (day <= dayOf(newestHour(this.hours)) - DAILY_DAYS) {
      this.older ??= [];
      this.offset = touchRow(this.older, TIMELINE_WIDTH, 0);
      return this.older;
    }
    this.days ??= [];
    this.offset = touchRow(this.days, TIMELINE_WIDTH, day);
    return this.days;
  }

  /** Makes room for a newer hour: what is too old for its place moves on. */
  private advance(hour: number): void {
    const newest = newestHour(this.hours);
    if (hour <= newest) return;
    const { hours, days } = this;
    const day = dayOf(hour);
    if (newest >= 0 && dayOf(newest) === day) return;
    insertRow(hours, TIMELINE_WIDTH, hours.length, hour);
    let old = 0;
    while (dayOf(hours[old] as number) <= day - HOURLY_DAYS) {
      this.add(this.touchDay(dayOf(hours[old] as number)), hours, old);
      old += TIMELINE_WIDTH;
    }
    if (old > 0) hours.splice(0, old);
    if (!days) return;
    let gone = 0;
    while (gone < days.length && (days[gone] as number) <= day - DAILY_DAYS) {
      this.older ??= [];
      this.offset = touchRow(this.older, TIMELINE_WIDTH, 0);
      this.add(this.older, days, gone);
      gone += TIMELINE_WIDTH;
    }
    if (gone > 0) days.splice(0, gone);
  }

  private add(into: Rows, from: Rows, at: number): void {
    for (let column = 1; column < TIMELINE_WIDTH; column++) {
      into[this.offset + column] = (into[this.offset + column] as number) + (from[at + column] as number);
    }
  }
}

export function dayOf(hour: number): number {
  return Math.floor(hour / 24);
}

export function encodeTimeline(writer: ByteWriter, timeline: Timeline): void {
  encodeRows(writer, timeline.hours, TIMELINE_WIDTH);
  encodeRows(writer, timeline.days, TIMELINE_WIDTH);
  encodeRows(writer, timeline.older, TIMELINE_WIDTH);
}

export function decodeTimeline(reader: ByteReader): Timeline {
  const timeline = new Timeline(decodeRows(reader, TIMELINE_WIDTH) ?? []);
  timeline.days = decodeRows(reader, TIMELINE_WIDTH);
  timeline.older = decodeRows(reader, TIMELINE_WIDTH);
  return timeline;
}

function newestHour(hours: Rows): number {
  return hours.length === 0 ? -1 : (hours[hours.length - TIMELINE_WIDTH] as number);
}
