# The state is kept in one place for all clouds, encrypted, and locked while somebody changes it.
# Bucket and key come with `terraform init -backend-config=environments/production.s3.tfbackend`.
terraform {
  backend "s3" {
    region       = "eu-central-1"
    encrypt      = true
    use_lockfile = true
  }
}
