import type { IntakeLimits } from '@/lib/contracts/intake';
import { type BatchTally, Intake } from '@/lib/engine/intake';
import { encodeFolds } from '@/lib/engine/intake-part';
import { type RoutedApi, Routing } from '@/lib/engine/routing';
import { formatById } from '@/lib/engine/sources/formats';
import { engineHashes, type HashKeys } from '../hash-keys';

/** One batch to fold, whole and unpacked. */
export interface FoldOrder {
  bytes: Uint8Array<ArrayBuffer>;
  formatId: string;
  limits: IntakeLimits;
  fixedApi: string | undefined;
}

/** Where exchanges go, for as many windows as it holds. */
export interface FoldTerms {
  version: bigint;
  apis: readonly RoutedApi[];
  keys: HashKeys;
}

/** What the batches of a window with the same choice of API came to. */
export interface WindowPart {
  fixedApi: string | undefined;
  /** Written by `encodeFolds`. */
  folds: Uint8Array<ArrayBuffer>;
}

/**
 * Folds whole batches together until the window is cut, so that a small batch costs what its exchanges cost and no more.
 * One that throws spoils its window: what it had folded cannot be taken out again.
 */
export class WindowReader {
  private readonly terms: FoldTerms;
  private readonly routings = new Map<string, Routing>();
  private intakes = new Map<string, Intake>();

  constructor(terms: FoldTerms) {
    this.terms = terms;
  }

  take({ bytes, formatId, limits, fixedApi }: FoldOrder): BatchTally {
    const format = formatById(formatId);
    if (!format) throw new Error(`There is no format "${formatId}".`);
    const intake = this.intakeOf(fixedApi);
    const parser = format.open(intake, limits);
    parser.push(bytes);
    parser.end();
    return intake.takeTally();
  }

  cut(): WindowPart[] {
    const parts = [...this.intakes].flatMap(([name, { folds }]) =>
      folds.size > 0 ? [{ fixedApi: name === '' ? undefined : name, folds: encodeFolds(folds) }] : [],
    );
    this.intakes = new Map();
    return parts;
  }

  private intakeOf(fixedApi = ''): Intake {
    let intake = this.intakes.get(fixedApi);
    if (!intake) {
      intake = new Intake(this.routingOf(fixedApi), engineHashes(this.terms.keys));
      this.intakes.set(fixedApi, intake);
    }
    return intake;
  }

  private routingOf(fixedApi: string): Routing {
    let routing = this.routings.get(fixedApi);
    if (!routing) {
      if (this.routings.size >= ROUTINGS_KEPT) this.routings.clear();
      routing = new Routing(this.terms.apis, { fixedApi: fixedApi === '' ? undefined : fixedApi });
      this.routings.set(fixedApi, routing);
    }
    return routing;
  }
}

const ROUTINGS_KEPT = 16;
