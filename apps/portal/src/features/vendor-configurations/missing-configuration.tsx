import { Link } from '@tanstack/react-router'
import { linkClass } from '../../ui/entry-page.tsx'
import { Notice } from '../../ui/notice.tsx'

/** In place of a configuration that was deleted meanwhile, or whose address is mistyped. */
export function MissingConfiguration() {
  return (
    <Notice tone="neutral" title="This configuration does not exist">
      <p>It may have been deleted by another administrator.</p>
      <p>
        <Link to="/settings/vendor-configurations" className={linkClass}>
          See all vendor configurations
        </Link>
      </p>
    </Notice>
  )
}
