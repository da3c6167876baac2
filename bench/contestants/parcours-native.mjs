// Parcours compiled natively: one core.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../build/native-release/bench/parcours_bench', import.meta.url));

export function run({ file, questions }) {
  const requests = questions.flatMap((question) => question.requests);
  const { ingestMs, againMs, peakBytes, sealed, answers } = JSON.parse(
    execFileSync(program, [file, ...requests], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  );
  const answersOf = (question) => {
    const own = answers.splice(0, question.requests.length);
    const sum = (key) => own.reduce((total, answer) => total + answer[key], 0);
    return { firstMs: sum('firstMs'), ms: sum('ms'), value: own.map(({ answer }) => answer.value) };
  };
  return {
    ingest: { ms: ingestMs, againMs, value: sealed.value.events },
    memory: { residentBytes: sealed.value.memoryBytes, peakBytes },
    answers: Object.fromEntries(questions.map((question) => [question.name, answersOf(question)])),
  };
}
