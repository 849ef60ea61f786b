environment           = "production"
domain                = "example.com"
admin_cidrs           = ["192.0.2.0/24"]
azure_subscription_id = "00000000-0000-0000-0000-000000000000"
gcp_project           = "acme-shop-production"

node_counts = {
  aws_min   = 3
  aws_max   = 12
  azure_min = 2
  azure_max = 12
}

database_sizes = {
  aws_class     = "db.r7g.large"
  aws_storage   = 200
  azure_sku     = "GP_Standard_D4ds_v5"
  azure_storage = 262144
}
