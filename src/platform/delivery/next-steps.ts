import { SecretNeed } from '../../core/secret-need';
import { ProwModel } from '../../prow/prow-model';
import { DeliveryFacts } from './delivery-facts';
import { applyStep, warningSection } from './next-steps-apply';
import { credentialsStep, webhookStep } from './next-steps-github';
import { jobsStep, storageText } from './next-steps-prow';
import { secretsCommand } from './secrets-script';
import { loginText } from './secrets-script-login';
import { scriptNamespaces } from './secrets-script-needs';
import { scriptObjects } from './secrets-script-objects';
import { bullets, shell, Step } from './step';

/** `NEXT-STEPS.md`: what is left to do with the YAML beside it, in order, for this Prow and no other. */
export function nextSteps(facts: DeliveryFacts): string {
  const { prow } = facts;
  const made = [credentialsStep(prow.github), secretsStep(prow, facts.secrets), applyStep(facts), waitStep(facts)];
  const steps = [...made, webhookStep(facts), deckStep(facts), jobsStep(prow)];
  return `${[
    '# Next steps',
    'What is left to do with the YAML in this folder. The commands are meant to be run here, with kubectl set to your cluster.',
    ...warningSection(facts.warnings),
    ...steps.flatMap(({ title, paragraphs }, i) => [`## ${i + 1}. ${title}`, ...paragraphs]),
    '## Good to know',
    bullets([...facts.notes, '`cdk8s synth` empties this folder before it writes it again: keep nothing of your own here.']),
  ].join('\n\n')}\n`;
}

function secretsStep(prow: ProwModel, needs: readonly SecretNeed[] = []): Step {
  return {
    title: 'Make the Secrets',
    paragraphs: [
      shell(secretsCommand(prow, needs)),
      `It makes the namespaces ${inWords(scriptNamespaces(prow, needs))}, and of these whatever is missing. It overwrites nothing and may be run again.`,
      bullets(scriptObjects(prow, needs).map(({ kind, namespace, name, data }) => `${kind} \`${name}\` in \`${namespace}\`: ${data.map(({ key }) => `\`${key}\``).join(', ')}`)),
      ...storageText(prow),
      ...loginText(prow),
    ],
  };
}

function inWords(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return `${quoted.slice(0, -1).join(', ')} and ${quoted[quoted.length - 1]}`;
}

function waitStep({ prow: { namespace, storage }, verification = [] }: DeliveryFacts): Step {
  const store = storage.endpoint?.serviceName;
  return {
    title: 'See that it runs',
    paragraphs: [
      ...(verification.length === 0 ? [] : ['The network between pods:', bullets(verification.map(({ command, expect }) => `\`${command}\` shows ${expect}.`)), 'Prow:']),
      shell(`kubectl --namespace ${namespace} wait --for=condition=Available deployment --all --timeout=10m`, `kubectl --namespace ${namespace} get pods`),
      `\`kubectl --namespace ${namespace} describe pod NAME\` tells why a pod does not start. A Secret that is not found is one that step 2 makes.`
        + (store ? ` When \`${store}\` stays Pending, look at its claim: without a default StorageClass it needs \`storageClassName\`, \`localPath\` or \`ephemeral\`.` : ''),
    ],
  };
}

function deckStep({ prow, deckUrl }: DeliveryFacts): Step {
  const { serviceName, namespace, port } = prow.endpoints.deck;
  return {
    title: 'Open deck',
    paragraphs: deckUrl === undefined
      ? ['On your own machine, without any way in:', shell(`kubectl --namespace ${namespace} port-forward service/${serviceName} 8080:${port}`), 'Then open <http://localhost:8080>.']
      : [`<${deckUrl}>`],
  };
}
