export const id=2431;export const ids=[2431];export const modules={92431:(__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{initialPolicy:()=>initialPolicy});function initialPolicy({blockFrom,path}){return`# yaml-language-server: $schema=https://raw.githubusercontent.com/groundplan/groundplan/main/rules/schema/config.schema.json

# The policy of an organisation, here called acme. A workflow gives it to every repository, or a repository extends it, with
# \`extends: acme/policies/${path}@v1\` in its .groundplan.yml. Change it, try it with \`groundplan policy test\`, see with
# \`groundplan policy diff\` what it changes for a repository, then tag it.

preset: recommended

# How far it is rolled out: \`observe\` shows what is found, \`warn\` says that it would fail, \`block\` lets it fail. From the day on it
# blocks, whatever stands above.
enforcement: observe
block-from: '${blockFrom}'

# Rules that matter more, or less, than the preset says. \`groundplan explain RULE\` says what each means.
rules:
  published-store-port: error
  store-reachable-from-edge: error

# Exceptions count once they are merged, and a waiver has an owner, a reason and an end.
exceptions:
  comments: merged
  baseline: merged
  waivers: merged
  longest-waiver: 90

# What no repository can weaken. Waivers with an owner and an end are accepted all the same.
locks:
  - rules: [published-store-port, store-reachable-from-edge]
    exceptions: waivers
    settings: [preset, fail-on, exclude, enforcement]
    reason: Data stores are never open to other machines.

# For some repositories, by name, topic, language, owners in CODEOWNERS, or custom property of the organisation.
repositories:
  - match:
      names: [ledger, 'pay-*']
    expected-patterns: [multi-tier, microservices]
    context: { regulated: true }

# Findings that do not count for a time.
#waivers:
#  - rules: [published-store-port]
#    repositories: [acme/legacy-billing]
#    services: [db]
#    owner: '@acme/billing'
#    reason: The nightly export still reads the store directly.
#    since: '2030-01-01'
#    until: '2030-03-31'

# Small repositories, and what the policy says of them.
examples:
  - name: The port of a data store is found
    files:
      compose.yaml: |
        services:
          db:
            image: postgres:17
            ports: ['5432:5432']
            volumes: ['data:/var/lib/postgresql/data']
            healthcheck: { test: pg_isready }
        volumes:
          data: {}
    today: '${blockFrom}'
    expect:
      verdict: fail
      includes: [published-store-port]
  - name: It fails nothing before the day
    files:
      compose.yaml: |
        services:
          db:
            image: postgres:17
            ports: ['5432:5432']
    today: '2000-01-01'
    expect:
      verdict: pass
      includes: [published-store-port]
  - name: A store on a network of its own is as it should be
    files:
      compose.yaml: |
        services:
          web:
            image: registry.example/web:4
            ports: ['8080:8080']
            networks: [front, back]
            depends_on: { db: { condition: service_healthy } }
          db:
            image: postgres:17
            networks: [back]
            volumes: ['data:/var/lib/postgresql/data']
            healthcheck: { test: pg_isready }
        networks:
          front: {}
          back: { internal: true }
        volumes:
          data: {}
    today: '${blockFrom}'
    expect:
      verdict: pass
      excludes: [published-store-port, store-reachable-from-edge]
  - name: A repository cannot turn a locked rule off
    files:
      .groundplan.yml: |
        rules:
          published-store-port: off
    expect:
      error: published-store-port
`}}};
