import type { PathParameter, SegmentReason } from '@/lib/contracts/endpoint';

/** Parameters and reasons of a template that a spec declares: nothing had to be inferred. */
export function describeTemplate(template: string): {
  parameters: PathParameter[];
  reasons: SegmentReason[];
} {
  const parameters: PathParameter[] = [];
  const reasons: SegmentReason[] = [];
  for (const [position, segment] of template.split('/').slice(1).entries()) {
    const names = [...segment.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string);
    for (const name of names) parameters.push({ position, name, type: 'string' });
    reasons.push({ position, decision: names.length > 0 ? 'parameter' : 'literal', source: 'spec' });
  }
  return { parameters, reasons };
}
