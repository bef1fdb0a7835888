import { labelBody } from '../bodies/issue';
import { sameName, type User } from '../world';
import type { Issue, Label } from './issue';
import { changed, record } from './issue-changes';
import type { LiveRepository } from './live-repository';
import { Refusal } from './refusal';

const LONGEST_NAME = 50;

export function createLabel(repository: LiveRepository, name: string, color = 'ededed', description = ''): Label {
  if (name === '' || name.length > LONGEST_NAME) throw new Refusal(422, 'Validation Failed', [{ resource: 'Label', code: 'invalid', field: 'name' }]);
  if (repository.label(name)) throw new Refusal(422, 'Validation Failed', [{ resource: 'Label', code: 'already_exists', field: 'name' }]);
  const label = { id: repository.github.newId(), name, color: color.replace(/^#/, ''), description };
  repository.labels.push(label);
  return label;
}

/** A label that the repository has not yet is made by its first use. */
export function addLabels(repository: LiveRepository, issue: Issue, sender: User, names: readonly string[]): void {
  for (const name of names) {
    const label = repository.label(name) ?? createLabel(repository, name);
    if (issue.labels.includes(label.name)) continue;
    issue.labels.push(label.name);
    record(repository, issue, sender, { event: 'labeled', label: label.name });
    changed(repository, issue, sender, 'labeled', { label: labelBody(repository, label) });
  }
}

export function removeLabel(repository: LiveRepository, issue: Issue, sender: User, name: string): void {
  const given = issue.labels.find((one) => sameName(one, name));
  if (given === undefined) throw new Refusal(404, 'Label does not exist');
  issue.labels = issue.labels.filter((one) => one !== given);
  record(repository, issue, sender, { event: 'unlabeled', label: given });
  changed(repository, issue, sender, 'unlabeled', { label: labelBody(repository, repository.label(given)!) });
}

/** Exactly these, as editing an issue as a whole does. */
export function setLabels(repository: LiveRepository, issue: Issue, sender: User, names: readonly string[]): void {
  const surplus = issue.labels.filter((label) => !names.some((name) => sameName(name, label)));
  for (const label of surplus) removeLabel(repository, issue, sender, label);
  addLabels(repository, issue, sender, names);
}

export function updateLabel(repository: LiveRepository, label: Label, name: string, color: string, description: string): void {
  const former = label.name;
  Object.assign(label, { name, color, description });
  for (const issue of repository.issues) issue.labels = issue.labels.map((one) => one === former ? name : one);
}

export function deleteLabel(repository: LiveRepository, label: Label): void {
  repository.labels.splice(repository.labels.indexOf(label), 1);
  for (const issue of repository.issues) issue.labels = issue.labels.filter((one) => one !== label.name);
}
