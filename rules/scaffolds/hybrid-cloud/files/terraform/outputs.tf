output "clusters" {
  description = "Addresses of the API servers. They go into the store of secrets, from where Argo CD gets them."
  value = {
    aws   = aws_eks_cluster.main.endpoint
    azure = azurerm_kubernetes_cluster.main.fqdn
    gcp   = google_container_cluster.main.endpoint
  }
}

output "databases" {
  description = "The database that is written to, and the one that follows."
  value = {
    active  = aws_db_instance.main.address
    standby = azurerm_postgresql_flexible_server.main.fqdn
  }
}

output "database_password" {
  description = "Where AWS keeps the password of the active database."
  value       = aws_db_instance.main.master_user_secret[0].secret_arn
}

output "backups" {
  description = "The bucket for copies of the backups."
  value       = google_storage_bucket.backups.url
}
