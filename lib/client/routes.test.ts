import { isContractProcedure } from '@orpc/contract';
import { expect, test } from 'vitest';
import { contract } from '../contracts/api';

/** What the link needs of a contract: each procedure's method and path. */
function routesOf(router: object): object {
  if (isContractProcedure(router)) {
    const { method, path } = router['~orpc'].route;
    return { '~orpc': { errorMap: {}, meta: {}, route: { method, path } } };
  }
  return Object.fromEntries(Object.entries(router).map(([name, part]) => [name, routesOf(part)]));
}

test('the client’s routes are those of the contract (after a change: npx vitest run --update lib/client)', async () => {
  await expect(`${JSON.stringify(routesOf(contract), null, 2)}\n`).toMatchFileSnapshot('./routes.json');
});
