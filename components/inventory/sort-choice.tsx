import { NativeSelect } from '@mantine/core';
import type { EndpointSort } from '@/lib/contracts/inventory';

type Order = 'asc' | 'desc';

const CHOICES: Record<`${EndpointSort} ${Order}`, string> = {
  'path asc': 'Path',
  'path desc': 'Path, reversed',
  'api asc': 'API',
  'api desc': 'API, reversed',
  'method asc': 'Method',
  'method desc': 'Method, reversed',
  'risk asc': 'Most severe risk first',
  'risk desc': 'Least severe risk first',
  'requests desc': 'Most requests first',
  'requests asc': 'Fewest requests first',
  'fields desc': 'Most fields first',
  'fields asc': 'Fewest fields first',
  'firstSeen desc': 'First seen, newest first',
  'firstSeen asc': 'First seen, oldest first',
  'lastSeen desc': 'Last seen, newest first',
  'lastSeen asc': 'Last seen, oldest first',
};

interface SortChoiceProps {
  sort: EndpointSort;
  order: Order;
  onSort: (sort: EndpointSort, order: Order) => void;
}

export function SortChoice({ sort, order, onSort }: SortChoiceProps) {
  return (
    <NativeSelect
      label="Order"
      size="sm"
      mb="sm"
      value={`${sort} ${order}`}
      data={Object.entries(CHOICES).map(([value, label]) => ({ value, label }))}
      onChange={(event) => onSort(...(event.currentTarget.value.split(' ') as [EndpointSort, Order]))}
    />
  );
}
