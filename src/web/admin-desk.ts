import { conditionOf } from '../proxy/service-condition.ts'
import { auditNdjson } from '../records/audit-ndjson.ts'
import type { ActorNames } from '../services/access-log/actor-names.ts'
import { toIso, toIsoOrNull } from '../services/iso-time.ts'
import { toAuditQuery } from '../services/platform/audit-filter.ts'
import { ndjsonAnswer } from '../services/platform/audit-routes.ts'
import type { Platform } from '../services/platform/platform.ts'
import { toServiceStatuses } from '../services/platform/service-status.ts'
import { toAuthor } from '../services/platform/setting-author.ts'
import { isSettingKey, SETTINGS } from '../settings/registry.ts'
import type { AdminPorts } from './admin-ports.ts'
import { settingForm } from './setting-form.ts'

const ROWS = 50
const QUEUE = 200

/** The platform in the words and rows of the administration's pages. */
export const createAdminDesk = (platform: Platform, actorNames: ActorNames): AdminPorts => {
  const { settings, audit, emergencies, messages, roster, dependencies, now } = platform
  return {
    services: async () =>
      toServiceStatuses(platform.services(), platform.pulses).map((service) => ({
        name: service.name,
        condition: conditionOf(service),
        breaker: service.breaker,
        openSince: toIsoOrNull(service.openSince),
        healthy: service.instances.filter(({ healthy }) => healthy).length,
        instances: service.instances.length,
        inFlight: service.inFlight,
        queued: service.queued,
        p50Ms: service.p50Ms,
        p99Ms: service.p99Ms,
        errorShare: service.errorShare,
        lastFailureAt: toIsoOrNull(service.lastFailureAt),
        trend: service.trend,
      })),

    dependencies: async () =>
      (await dependencies()).map(({ name, state, latency_ms, kind }) => ({
        name,
        ok: state === 'up',
        latencyMs: latency_ms,
        embedded: kind === 'embedded',
      })),

    gateways: async () =>
      (await roster.list()).map(({ id, address, version, startedAt }) => ({
        id,
        address,
        version,
        startedAt: toIso(startedAt),
      })),

    settings: async (locale) => {
      const changes = await settings.recentChanges()
      return Object.keys(SETTINGS)
        .filter(isSettingKey)
        .map((key) => ({
          key,
          ...SETTINGS[key].words[locale],
          value: JSON.stringify(settings.get(key)),
          fields: settingForm(key, settings.get(key), locale),
          origin: settings.origin(key),
          history: changes
            .filter((change) => change.key === key)
            .map(({ version, value, author, reason, changedAt }) => ({
              version,
              value,
              author,
              reason,
              at: toIso(changedAt),
            })),
        }))
    },
    changeSetting: async (by, key, value, reason) => {
      await settings.change(key, value, toAuthor(by, reason))
    },
    undoSetting: async (by, key, version) => {
      await settings.revert(key, version, toAuthor(by, `Volver a la versión ${version}`))
    },

    audit: async (asking, filter, before) => {
      const found = await audit.find({
        ...toAuditQuery(filter),
        ...(before === null ? {} : { beforeSequence: before }),
        limit: ROWS,
      })
      const nameOf = await actorNames(asking, found)
      return {
        rows: found.map((event) => ({ ...event, at: toIso(event.recordedAt), who: nameOf(event).who })),
        before: found.length < ROWS ? null : (found.at(-1)?.sequence ?? null),
      }
    },
    exportAudit: async (filter) => ndjsonAnswer(auditNdjson(audit, toAuditQuery(filter))),

    emergencies: async (asking) => {
      const found = await emergencies.list(null, QUEUE)
      const doctorOf = ({ referenceId }: { referenceId: string }) =>
        ({ role: 'doctor', actorReferenceId: referenceId }) as const
      const nameOf = await actorNames(asking, found.map(doctorOf))
      return found.map((access) => ({
        id: access.id,
        doctor: nameOf(doctorOf(access)).who ?? access.referenceId,
        userId: access.userId,
        patient: access.patientId,
        purpose: access.purpose,
        reason: access.reason,
        openedAt: toIso(access.openedAt),
        review: access.review,
        note: access.reviewNote,
      }))
    },
    reviewEmergency: (by, id, review, note) => emergencies.review(id, { review, by: by.userId, note }),

    messages: async () =>
      (await messages.list(QUEUE)).map(({ id, name, email, phone, message, receivedAt, handledAt }) => ({
        id,
        name,
        email,
        phone,
        message,
        receivedAt: toIso(receivedAt),
        isHandled: handledAt !== null,
      })),
    handleMessage: (by, id) => messages.handle(id, by.userId, now()),
  }
}
