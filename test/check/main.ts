import { reportSteps } from './report-steps';
import { steps } from './steps';

void reportSteps(steps());
