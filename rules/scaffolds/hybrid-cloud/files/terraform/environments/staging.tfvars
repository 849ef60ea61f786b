environment           = "staging"
domain                = "staging.example.com"
admin_cidrs           = ["192.0.2.0/24"]
azure_subscription_id = "00000000-0000-0000-0000-000000000000"
gcp_project           = "acme-shop-staging"

node_counts = {
  aws_min   = 2
  aws_max   = 4
  azure_min = 1
  azure_max = 3
}

database_sizes = {
  aws_class     = "db.t4g.medium"
  aws_storage   = 50
  azure_sku     = "GP_Standard_D2ds_v5"
  azure_storage = 65536
}
