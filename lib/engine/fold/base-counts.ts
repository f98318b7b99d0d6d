import { type Aggregate, Details, STATUS_WIDTH } from './aggregate';
import type { Authentication } from './authentication-evidence';
import { bucketOf, countValue } from './histogram';
import { findRow, insertRow } from './sorted-rows';
import { isSuccess } from './status';
import { ANONYMOUS, AUTHENTICATED, CLIENT_ERRORS, REQUESTS, SERVER_ERRORS, SUCCESSES } from './timeline';

export function detailsOf(into: Aggregate): Details {
  into.details ??= new Details();
  return into.details;
}

export function countStatus(into: Aggregate, status: number, isAnonymous: boolean): void {
  const { statuses } = into;
  if (statuses.length === 0) {
    into.statuses = [status, 1, isAnonymous ? 1 : 0];
    return;
  }
  let at = findRow(statuses, STATUS_WIDTH, status);
  if (at < 0) {
    at = -1 - at;
    insertRow(statuses, STATUS_WIDTH, at, status);
  }
  statuses[at + 1] = (statuses[at + 1] as number) + 1;
  if (isAnonymous) statuses[at + 2] = (statuses[at + 2] as number) + 1;
}

export function countTime(
  into: Aggregate,
  hour: number,
  status: number,
  authentication: Authentication,
): void {
  const { timeline } = into;
  if (timeline.hours.length === 0) timeline.hours = [hour, 0, 0, 0, 0, 0, 0];
  const rows = timeline.touch(hour);
  const at = timeline.offset;
  rows[at + REQUESTS] = (rows[at + REQUESTS] as number) + 1;
  const column = status < 400 ? SUCCESSES : status < 500 ? CLIENT_ERRORS : SERVER_ERRORS;
  if (status >= 200 || isSuccess(status)) rows[at + column] = (rows[at + column] as number) + 1;
  if (authentication === 'present') rows[at + AUTHENTICATED] = (rows[at + AUTHENTICATED] as number) + 1;
  else if (authentication === 'absent') rows[at + ANONYMOUS] = (rows[at + ANONYMOUS] as number) + 1;
}

export function countIn(histogram: number[] | null, value: number): number[] {
  // A literal has room for one row only, which is what most endpoints of a hostile sender need.
  if (histogram === null) return [bucketOf(value), 1];
  countValue(histogram, value);
  return histogram;
}
