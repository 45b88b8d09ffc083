import { api } from '@/api/client'
import { unwrap } from '@/api/problem'
import type { Petition } from '@/api/types'
import { useForm, type Form } from '@/features/forms/useForm'
import type { Values } from '@/features/forms/fields'
import { useSession } from '@/stores/session'
import { beginningValues, type ActionForm } from './fields'
import { rememberDispatch, usualDepartment } from './remembered'

/**
 * The form of one action on one petition; sending it answers with the petition as it is then. It acts on the version that is shown:
 * where a colleague was faster, the service refuses, and the person looks again before the same words are sent anew.
 */
export function useActionForm(form: ActionForm, petition: () => Petition): Form<Petition> {
  const { id } = petition()
  const me = useSession().me?.id ?? ''

  /** A desk sends most of a category to the same department. */
  function usual(): Values {
    const department = form.action === 'dispatch' ? usualDepartment(localStorage, me, petition().category) : null
    return department ? { leadDepartmentId: department } : {}
  }

  return useForm({
    form,
    draft: `petition:${id}:${form.action}`,
    beginning: () => ({ ...beginningValues(form, petition()), ...usual() }),
    basis: () => petition().etag,
    send: async (members, key, basis) => {
      const { category } = petition()
      const changed = await unwrap(
        api.POST('/petitions/{id}/actions', {
          params: { path: { id }, header: { 'Idempotency-Key': key, 'If-Match': basis } },
          body: { action: form.action, ...members } as never,
        }),
      )
      if (form.action === 'dispatch') rememberDispatch(localStorage, me, category, members.leadDepartmentId)
      return changed
    },
  })
}
