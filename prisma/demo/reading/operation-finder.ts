import type { DemoApi, DemoOperation } from '../demo-api';
import { ESTATE } from '../estate';
import type { ReadExchange } from './read-traffic';

interface Matcher {
  key: string;
  method: string;
  pattern: RegExp;
  literals: number;
}

function matcherOf(api: DemoApi, { method, path }: DemoOperation): Matcher {
  const quoted = (api.basePath + path).replace(/[.+()]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+');
  return {
    key: `${api.key} ${method} ${path}`,
    method,
    pattern: new RegExp(`^${quoted}$`),
    literals: path.replace(/\{\w+\}/g, '').length,
  };
}

/** Finds the operation of the estate that an exchange belongs to; literal beats template. */
export class OperationFinder {
  private readonly byHost = new Map<string, Matcher[]>();

  constructor() {
    for (const api of ESTATE) {
      const matchers = api.operations
        .map((operation) => matcherOf(api, operation))
        .sort((a, b) => b.literals - a.literals);
      this.byHost.set(api.host, matchers);
    }
  }

  find({ host, method, path }: Pick<ReadExchange, 'host' | 'method' | 'path'>): string | undefined {
    return this.byHost.get(host)?.find((matcher) => matcher.method === method && matcher.pattern.test(path))
      ?.key;
  }
}
