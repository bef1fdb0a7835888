import { imageReference } from '../../core/image-reference';
import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { implausible } from '../../core/resource-amounts';
import { multilineText } from '../../core/safe-text';
import { list } from '../../core/values';
import { dnsLabel } from '../../core/names';
import { Job } from './job';
import { PodEntry } from './pod-entries';

/** Containers that decoration adds. Source: prow pkg/pod-utils/decorate/podspec.go at a61940897. */
const UTILITY_CONTAINERS = ['clonerefs', 'initupload', 'place-entrypoint', 'sidecar'];

/** What a job's container must say. */
export function checkContainer({ value, note }: PodEntry, decorated: boolean): void {
  if (value.image === undefined) note.at('image')({ what: 'is missing', instead: 'give it a value', code: 'PropMissing' });
  else note.at('image').read(imageReference, value.image);
  for (const part of ['command', 'args']) if (value[part] !== undefined) note.at(part).read(list(multilineText), value[part]);
  checkResources(value.resources ?? {}, note.at('resources'));
  const [first] = [value.command ?? [], value.args ?? []].flat();
  if (decorated && (first === undefined || first === '')) {
    note({ what: 'has neither command nor args, which Prow needs to know to watch over it', instead: 'write the image\'s entrypoint into command, or set decorate to false', code: 'CommandMissing' });
  }
}

/** Amounts that nobody means; what Kubernetes refuses of them is said by its own reader. */
function checkResources({ requests = {}, limits = {} }: Job, note: Note): void {
  for (const [which, amounts] of Object.entries<Job>({ requests, limits })) {
    for (const [name, amount] of Object.entries<unknown>(amounts)) {
      const finding = implausible(name, String(amount));
      if (finding !== undefined) note.at(`${which}.${name}`)(finding);
    }
  }
}

/** Several containers need names of their own, and Prow's help. */
export function checkSeveralContainers(containers: readonly PodEntry[], decorated: boolean, note: Note): void {
  if (!decorated) note({ what: `are ${containers.length}, and the job is not decorated`, instead: 'remove decorate: false, or all containers but one', code: 'JobNotDecorated' });
  const names = new Set<string>();
  for (const { value: { name }, note: at } of containers) {
    // to Go the empty text is no name
    if (name === undefined || name === '') at.at('name')({ what: 'is missing', instead: 'name each container when there are several', code: 'PropMissing' });
    else if (UTILITY_CONTAINERS.includes(name)) at.at('name')({ what: `${quote(name)} is the name of a container that Prow adds`, instead: 'use another one', code: 'ContainerNameTaken' });
    else if (names.has(name)) at.at('name')({ what: `${quote(name)} is given twice`, instead: 'use another one', code: 'ContainerNameTaken' });
    else at.at('name').read(dnsLabel, name);
    names.add(name);
  }
}
