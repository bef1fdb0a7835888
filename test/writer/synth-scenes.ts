import { CheckedApp } from '../../src/platform/checked-app';
import { SCENES } from './varied-app';

/** Synthesises in a process of its own, whose environment the caller chose. Generated names are left out: those are refused in a strange environment. */
const { 'generated names': _, ...scenes } = SCENES;
const app = new CheckedApp();
for (const scene of Object.values(scenes)) scene(app);
app.synth();
