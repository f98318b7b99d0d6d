import { formatQuantity } from '@/components/ui/format';
import type { ApiSummary } from '@/lib/contracts/inventory';

/** Its specs leave the host open, and nobody has said which it is: traffic cannot find it. */
export function isWithoutHost({ specs, hosts }: Pick<ApiSummary, 'specs' | 'hosts'>): boolean {
  return specs > 0 && hosts.every(({ host }) => host === '');
}

/** The host to join elsewhere of an API that traffic alone made; `null` where its traffic shows no host. */
export function looseHost({ specs, hosts }: Pick<ApiSummary, 'specs' | 'hosts'>): string | null {
  return specs === 0 ? (hosts.find(({ host }) => host !== '')?.host ?? null) : null;
}

export function hostsInWords({ hosts, specs }: Pick<ApiSummary, 'specs' | 'hosts'>): string {
  const names = [...new Set(hosts.map(({ host, basePath }) => host && `${host}${basePath}`))].filter(Boolean);
  const first = names[0];
  if (!first) return specs === 0 ? 'The log shows no host' : 'The spec names no host';
  const others = names.length > 1 ? ` and ${formatQuantity(names.length - 1, 'other host')}` : '';
  return `${first}${others}${specs === 0 ? ', known from traffic only' : ''}`;
}
