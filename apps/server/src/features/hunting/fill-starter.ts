import { type Context, requireCan } from '../../context.ts'
import { storedDetection } from '../detections/index.ts'
import { type HuntingParameter, parametersOf } from './detection-parameters.ts'

/** Values that a detection offers for the parameters of starter queries. Throws `missing`. */
export async function fillStarter(context: Context, detectionId: string): Promise<HuntingParameter[]> {
  requireCan(context, 'detections.read')
  return parametersOf((await storedDetection(context, detectionId)).detail)
}
