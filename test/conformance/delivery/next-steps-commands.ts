/** Something in a step that can be run. */
export interface Command {
  /** As it is written; a block with all its lines. */
  readonly text: string;
  /** What it shows, and whatever else the line says, where it does. */
  readonly shows?: string;
}

/** One step of the part that must be done. */
export interface StepText {
  readonly title: string;
  readonly text: string;
  readonly commands: readonly Command[];
  /** What follows "You should see". */
  readonly see: string;
}

const PROGRAMS = ['curl', 'flux', 'git', 'helm', 'kind', 'kubeadm', 'kubectl', 'minikube', 'sh', 'k3d'];

/** Parts of commands that sentences name, and that nobody runs as they stand. */
const WORDS: readonly string[] = ['kubectl describe', 'kubectl get', 'kubeadm init', 'kubeadm join …'];

const COMMAND = new RegExp(`^\`\`\`sh\\n([^]*?)^\`\`\`$|\`((?:${PROGRAMS.join('|')}) [^\`\\n]+)\`(?:(?= shows ([^\\n]*))|)`, 'gm');

/** The steps of NEXT-STEPS.md that must be done, with their commands in the order of reading. */
export function stepsOf(nextSteps: string): readonly StepText[] {
  const [mustDo] = nextSteps.split(/^## When something does not work$/m);
  return mustDo.split(/^## \d+\. /m).slice(1).map((text) => ({
    title: text.slice(0, text.indexOf('\n')),
    text,
    commands: [...text.matchAll(COMMAND)].map(([, block, inline, shows]) => ({ text: block ?? inline, shows })).filter(({ text: one }) => !WORDS.includes(one)),
    see: /^You should see (.*)\.$/m.exec(text)?.[1] ?? '',
  }));
}
