import { sequentialIdentifier } from './az-01-sequential-identifier';
import { describeRule } from './testing/scenarios';
import { makeEndpoint, makeOperation } from './testing/subjects';

const parameter = (name: string, type: string, place: 'path' | 'query' = 'path') =>
  makeEndpoint({ declared: makeOperation({ fields: [{ place, name, type, required: true }] }) });

describeRule(sequentialIdentifier, [
  {
    name: 'an integer identifier in the path',
    subject: parameter('orderId', 'integer'),
    expect: 'fires',
    firings: [{ qualifier: 'orderId', severity: 'low', confidence: 'high' }],
  },
  { name: 'with a format', subject: parameter('video_id', 'integer:int64'), expect: 'fires' },
  { name: 'an integer or a string', subject: parameter('id', 'string|integer'), expect: 'fires' },
  { name: 'a year identifies nothing of anybody', subject: parameter('year', 'integer'), expect: 'spares' },
  { name: 'a word that ends like one', subject: parameter('grid', 'integer'), expect: 'spares' },
  { name: 'in the query', subject: parameter('orderId', 'integer', 'query'), expect: 'spares' },
  { name: 'a revision declares a UUID', subject: parameter('orderId', 'string:uuid'), expect: 'clears' },
]);
