import { gatewayOnlyView } from './inv-14-gateway-only-view';
import { describeRule } from './testing/scenarios';
import { makeApi } from './testing/subjects';

describeRule(gatewayOnlyView, [
  {
    name: 'one gateway',
    subject: makeApi({ sourceKinds: ['gateway'] }),
    expect: 'fires',
    firings: [{ qualifier: '', severity: 'info', confidence: 'high' }],
  },
  { name: 'two gateways', subject: makeApi({ sourceKinds: ['gateway', 'gateway'] }), expect: 'fires' },
  { name: 'no source at all is INV-15', subject: makeApi({ sourceKinds: [] }), expect: 'spares' },
  { name: 'the log of the service alone', subject: makeApi({ sourceKinds: ['log'] }), expect: 'spares' },
  { name: 'sources are not told apart', subject: makeApi(), expect: 'unobservable' },
  {
    name: 'a source inside beside the gateway',
    subject: makeApi({ sourceKinds: ['gateway', 'mesh'] }),
    expect: 'clears',
  },
]);
