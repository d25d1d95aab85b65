import { space } from '@pocketsoc/tokens'
import { useLocalSearchParams } from 'expo-router'
import { StyleSheet, View } from 'react-native'
import { useMe } from '../../lib/me-queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListSkeleton } from '../../ui/list-states.tsx'
import { SubPageBar } from '../../ui/sub-page-bar.tsx'
import { useTheme } from '../../ui/theme.ts'
import { HuntDesk } from './hunt-desk.tsx'
import { HuntingTitle } from './hunting-title.tsx'

/** Queries over the telemetry of a profile: written or begun from a ready one, in the tab or from a detection. */
export function HuntingScreen() {
  const { id, kind, value } = useLocalSearchParams<{ id?: string; kind?: string; value?: string }>()
  const { colors } = useTheme()
  const me = useMe().data
  const detectionId = id ?? null
  const given = kind && value ? { kind, value } : null
  return (
    <View style={[styles.page, { backgroundColor: colors.grouped }]}>
      {detectionId ? (
        <SubPageBar title="Hunt" ground={colors.grouped} back={{ label: 'the detection', href: `/detections/${detectionId}` }} />
      ) : null}
      {!me ? (
        <ListSkeleton label="Reading what you may do" />
      ) : me.permissions.includes('hunting.run') ? (
        <HuntDesk detectionId={detectionId} given={given} title={detectionId ? null : <HuntingTitle />} />
      ) : (
        <>
          {detectionId ? null : (
            <View style={styles.title}>
              <HuntingTitle />
            </View>
          )}
          <EmptyState
            icon="search"
            title="Your role does not hunt"
            words="Hunting asks the vendor's telemetry, which all share. An owner or administrator can make you a responder."
          />
        </>
      )}
    </View>
  )
}

const styles = StyleSheet.create({
  page: { flex: 1 },
  // As far in as the title stands on the page of those who hunt.
  title: { paddingHorizontal: space.lg, paddingTop: space.lg },
})
