import { type Command, Option } from 'commander';
import {
  Documentation,
  InventoryLine,
  Lifecycle,
  ObservedAuthentication,
  Traffic,
} from '@/lib/contracts/endpoint';
import {
  Appeared,
  DerivedName,
  EndpointFilter,
  Environment,
  Exposure,
  Risk,
} from '@/lib/contracts/inventory';
import { DeclaredAuthentication } from '@/lib/contracts/operation';
import { withDatabase } from '@/lib/services/connect';
import { exportInventory } from '@/lib/services/export-inventory';
import { printInventory } from '../inventory-table';
import { printLines, warn } from '../output';
import { findServer, readLines } from '../server';

interface Options extends Record<string, unknown> {
  json?: boolean;
  server?: string;
}

export function addInventory(program: Command): void {
  const command = program
    .command('inventory')
    .description('print the inventory: every endpoint, declared or observed')
    .option('--q <words>', 'words that must occur in path, API, host or operation id')
    .option('--api <name...>', 'only these APIs')
    .option('--host <name...>', 'only these hosts')
    .option('--method <method...>', 'only these methods')
    .option('--team <name...>', 'only APIs that these teams answer for; - for those of no team');
  const choices = {
    documentation: Documentation,
    traffic: Traffic,
    lifecycle: Lifecycle,
    declared: DeclaredAuthentication,
    observed: ObservedAuthentication,
    name: DerivedName,
    risk: Risk,
    exposure: Exposure,
    environment: Environment,
  };
  for (const [name, words] of Object.entries(choices)) {
    command.addOption(
      new Option(`--${name} <word...>`, `only ${name === 'name' ? 'endpoints called' : name}`).choices(
        words.options,
      ),
    );
  }
  command
    .addOption(
      new Option('--appeared <within>', 'only endpoints first seen in the last day, week or month').choices(
        Appeared.options,
      ),
    )
    .option('--sensitive <class...>', 'only endpoints with fields of these classes')
    .option('--json', 'print one JSON object for each endpoint')
    .option('--server <url>', 'ask this Gnomon; the default is the running one, else the database')
    .action(inventory);
}

async function inventory({ json, server, ...options }: Options): Promise<void> {
  const filter = EndpointFilter.parse(options);
  const url = server ?? findServer();
  const lines: InventoryLine[] = [];
  const print = printLines();
  const take = (line: InventoryLine): void => {
    if (json) print(line);
    else lines.push(line);
  };
  if (url) for await (const line of readLines(url, filter)) take(InventoryLine.parse(line));
  else
    await withDatabase(warn, async () => {
      for await (const line of exportInventory({ ...filter, sort: 'path', order: 'asc' }, new Date()))
        take(line);
    });
  if (json) await print.flush();
  else printInventory(lines);
}
