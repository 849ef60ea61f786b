CREATE TABLE IF NOT EXISTS events (
  id text PRIMARY KEY,
  site text NOT NULL,
  kind text NOT NULL,
  data jsonb NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);

-- What sites are told. `site` is empty for all of them. Each change takes the next version.
CREATE SEQUENCE IF NOT EXISTS versions;
CREATE TABLE IF NOT EXISTS settings (
  site text NOT NULL DEFAULT '',
  key text NOT NULL,
  value jsonb NOT NULL,
  version bigint NOT NULL DEFAULT nextval('versions'),
  PRIMARY KEY (site, key)
);
