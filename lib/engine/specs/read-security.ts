import type {
  DeclaredAuthentication,
  SecurityKind,
  SecurityScheme,
  SecurityUse,
} from '@/lib/contracts/operation';
import {
  AWS_AUTH_TYPE,
  AWS_SIGNATURE_4,
  HTTP_SCHEMES,
  OAUTH_FLOWS,
} from '@/lib/engine/lexicon/security-schemes';
import { isObject, type JsonObject, kindOf, own, stringsOf } from './json-value';
import type { SpecFile } from './spec-file';
import type { SpecFiles } from './spec-files';
import { inside, type Place, type SpecNotes } from './spec-notes';
import { WORK, type WorkBudget } from './work-budget';

export interface EffectiveSecurity {
  authentication: DeclaredAuthentication;
  security: SecurityUse[][];
}

export interface SecurityTools {
  /** Where the definitions stand in the entry document. */
  definitionsAt: readonly string[];
  notes: SpecNotes;
  budget: WorkBudget;
}

const NO_SECURITY: EffectiveSecurity = { authentication: 'none', security: [] };

/** Resolves requirements against the schemes that the entry document defines. */
export class SecurityReader {
  private readonly schemes = new Map<string, Omit<SecurityUse, 'scopes'>>();
  /** Line of a scheme's definition. */
  private readonly lineOf: (name: string) => number;
  /** The last one read: the document's own, as a rule, for operation after operation. */
  private last: { requirement: unknown; effective: EffectiveSecurity } | undefined;
  private readonly missing = new Set<string>();
  private readonly garbage = new Set<unknown>();
  private readonly notes: SpecNotes;
  private readonly budget: WorkBudget;

  /** `definitions`: `components.securitySchemes`, or `securityDefinitions` of Swagger 2. */
  constructor(definitions: unknown, files: SpecFiles, file: SpecFile, tools: SecurityTools) {
    this.notes = tools.notes;
    this.budget = tools.budget;
    this.lineOf = (name) => file.outline.lineOf([...tools.definitionsAt, name]);
    if (!isObject(definitions)) return;
    for (const name of Object.keys(definitions)) {
      const scheme = files.follow(definitions[name], file);
      if (scheme && isObject(scheme.node)) this.schemes.set(name, readScheme(name, scheme.node));
    }
  }

  /** Every scheme that the document defines, in its order. */
  defined(): SecurityScheme[] {
    return [...this.schemes].map(([name, scheme]) => ({ ...scheme, line: this.lineOf(name) }));
  }

  /** What holds when the requirement is `requirement`; an absent one asks for nothing. */
  read(requirement: unknown, place: () => Place): EffectiveSecurity {
    if (requirement === undefined || requirement === null) return NO_SECURITY;
    if (this.last?.requirement !== requirement) {
      this.last = { requirement, effective: this.readNew(requirement, place) };
    }
    return this.last.effective;
  }

  private readNew(requirement: unknown, place: () => Place): EffectiveSecurity {
    if (Array.isArray(requirement)) return this.readList(requirement, place);
    if (!this.garbage.has(requirement)) {
      this.garbage.add(requirement);
      this.notes.error(
        `The security is ${kindOf(requirement)}, not a list; whether credentials are asked for is unknown. Make it a list.`,
        inside(place(), 'security'),
      );
    }
    return { authentication: 'unknown', security: [] };
  }

  private readList(requirement: readonly unknown[], place: () => Place): EffectiveSecurity {
    this.budget.spend(requirement.length);
    const alternatives = requirement.filter(isObject);
    if (alternatives.length < requirement.length) {
      this.notes.error(
        'A security requirement is no object, and was left out. Make it an object of scheme names.',
        inside(place(), 'security'),
      );
      if (alternatives.length === 0) return { authentication: 'unknown', security: [] };
    }
    const security = alternatives.map((alternative) => this.readAlternative(alternative, place));
    const asking = security.filter((uses) => uses.length > 0);
    if (asking.length === 0) return NO_SECURITY;
    return { authentication: asking.length < security.length ? 'optional' : 'required', security };
  }

  private readAlternative(alternative: JsonObject, place: () => Place): SecurityUse[] {
    const names = Object.keys(alternative);
    this.budget.spend(names.length * WORK.member);
    return names
      .filter((name) => !name.startsWith('x-') || this.schemes.has(name))
      .map((name) => {
        const scheme = this.schemes.get(name);
        if (!scheme && !this.missing.has(name)) {
          this.missing.add(name);
          this.notes.warn(
            `The security scheme "${name.slice(0, 200)}" is required but not defined. Define it, or correct the name.`,
            inside(place(), 'security'),
          );
        }
        return {
          ...(scheme ?? { scheme: name, kind: 'undefined' as const }),
          scopes: stringsOf(own(alternative, name)),
        };
      });
  }
}

function readScheme(name: string, scheme: JsonObject): Omit<SecurityUse, 'scopes'> {
  const kind = kindOfScheme(scheme);
  const use: Omit<SecurityUse, 'scopes'> = { scheme: name, kind };
  if (kind === 'apiKey') {
    const { in: where, name: sentAs } = scheme;
    if (where === 'header' || where === 'query' || where === 'cookie') use.in = where;
    if (typeof sentAs === 'string') use.name = sentAs;
  }
  const flows = flowsOf(scheme);
  if (kind === 'oauth2' && flows.length > 0) use.flows = flows;
  return use;
}

function kindOfScheme(scheme: JsonObject): SecurityKind {
  const type = typeof scheme.type === 'string' ? scheme.type.toLowerCase() : '';
  const signing = own(scheme, AWS_AUTH_TYPE);
  if (typeof signing === 'string' && signing.toLowerCase() === AWS_SIGNATURE_4) return 'awsSigV4';
  if (type === 'apikey') return 'apiKey';
  if (type === 'basic') return 'basic';
  if (type === 'oauth2') return 'oauth2';
  if (type === 'openidconnect') return 'openIdConnect';
  if (type === 'mutualtls') return 'mutualTls';
  if (type !== 'http') return 'undefined';
  return (
    HTTP_SCHEMES.get(typeof scheme.scheme === 'string' ? scheme.scheme.toLowerCase() : '') ?? 'httpOther'
  );
}

function flowsOf(scheme: JsonObject): string[] {
  if (typeof scheme.flow === 'string') return [OAUTH_FLOWS.get(scheme.flow) ?? scheme.flow];
  return isObject(scheme.flows) ? Object.keys(scheme.flows).filter((flow) => !flow.startsWith('x-')) : [];
}
