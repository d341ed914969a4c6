import { dirname, isAbsolute, join } from 'node:path';
import { readYaml } from '../card/load.js';
import { checkValue, type Place } from '../card/yaml.js';
import { located } from '../experiment/problems.js';
import { EXPERIMENT_FORMAT } from '../experiment/schema.js';
import { acceptFormat } from '../problem/format.js';
import { UserError } from '../problem/problem.js';
import { studyFindings } from './checks.js';
import { STUDY_FORMAT, type Study, studySchema } from './schema.js';

/** A study and the experiment it varies, each with the place it was written in. */
export interface LoadedStudy {
  readonly study: Study;
  readonly place: Place;
  readonly base: { readonly value: unknown; readonly place: Place };
}

/** Reads a study file and the experiment it names. @throws UserError with all problems of the study */
export function loadStudy(file: string): LoadedStudy {
  const source = readYaml(file);
  const line = source.locate(['format']);
  const { format } = (source.value ?? {}) as { format?: unknown };
  acceptFormat(format, STUDY_FORMAT, { file, ...(line !== undefined && { line }) });
  const study = studyOf(source.value, source);
  return { study, place: source, base: baseOf(study, file) };
}

/** Checks a study that is already a value. @throws UserError with all problems */
export function studyOf(value: unknown, place: Place = {}): Study {
  const study = checkValue(studySchema, value, place);
  const problems = studyFindings(study).map(finding => located(finding, place));
  if (problems.length > 0) throw new UserError(problems);
  return study;
}

function baseOf({ experiment }: Study, file: string): LoadedStudy['base'] {
  if (experiment === null) return { value: { format: EXPERIMENT_FORMAT }, place: {} };
  const source = readYaml(isAbsolute(experiment) ? experiment : join(dirname(file), experiment));
  return { value: source.value, place: source };
}
