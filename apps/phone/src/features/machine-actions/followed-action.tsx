import { useRouter } from 'expo-router'
import { failureWords } from '../../lib/failure.ts'
import { ListFailure, ListSkeleton } from '../../ui/list-states.tsx'
import { Chevron, RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'
import { ActionProgress } from './action-progress.tsx'
import { useMachineAction } from './action-queries.ts'
import { actionTitle, isFinal } from './action-words.ts'

/** An action just asked for, followed to its end; leaving it changes nothing. */
export function FollowedAction({ id, onClose }: { id: string; onClose: () => void }) {
  const router = useRouter()
  const { data: action, error, refetch } = useMachineAction(id)
  if (!action) {
    if (error) return <ListFailure words={failureWords(error)} onRetry={() => void refetch()} />
    return <ListSkeleton label="Reading the action" />
  }
  return (
    <>
      <Text variant="headline">{actionTitle(action)}</Text>
      <ActionProgress action={action} />
      <Section {...(isFinal(action) ? {} : { footer: 'It goes on by itself. You can close this and come back.' })}>
        <RowButton
          role="link"
          label="Details"
          trailing={<Chevron />}
          onPress={() => {
            onClose()
            router.push(`/machines/actions/${id}`)
          }}
        />
      </Section>
    </>
  )
}
