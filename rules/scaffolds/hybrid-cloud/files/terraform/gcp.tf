# Google Cloud: analytics, and the third place of the backups. A cluster that Google sizes.

provider "google" {
  project        = var.gcp_project
  region         = var.gcp_region
  default_labels = local.tags
}

resource "google_compute_network" "main" {
  name                    = local.name
  auto_create_subnetworks = false
  routing_mode            = "GLOBAL"
}

resource "google_compute_subnetwork" "main" {
  name                     = local.name
  network                  = google_compute_network.main.id
  region                   = var.gcp_region
  ip_cidr_range            = var.networks.gcp
  private_ip_google_access = true

  secondary_ip_range {
    range_name    = "pods"
    ip_cidr_range = var.networks.gcp_pods
  }

  secondary_ip_range {
    range_name    = "services"
    ip_cidr_range = var.networks.gcp_services
  }
}

# Machines without an address of their own reach the internet through it.
resource "google_compute_router_nat" "main" {
  name                               = local.name
  router                             = google_compute_router.main.name
  region                             = var.gcp_region
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
}

resource "google_container_cluster" "main" {
  name                = local.name
  location            = var.gcp_region
  network             = google_compute_network.main.id
  subnetwork          = google_compute_subnetwork.main.id
  enable_autopilot    = true
  deletion_protection = true

  ip_allocation_policy {
    cluster_secondary_range_name  = "pods"
    services_secondary_range_name = "services"
  }

  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = false
    master_ipv4_cidr_block  = var.networks.gcp_masters
  }

  master_authorized_networks_config {
    dynamic "cidr_blocks" {
      for_each = var.admin_cidrs

      content {
        cidr_block = cidr_blocks.value
      }
    }
  }

  release_channel {
    channel = "STABLE"
  }
}

# A copy of the backups in the hands of another provider.
resource "google_storage_bucket" "backups" {
  name                        = "${var.gcp_project}-backups"
  location                    = "EU"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  versioning {
    enabled = true
  }

  retention_policy {
    retention_period = 2592000
  }

  lifecycle_rule {
    condition {
      age = 365
    }

    action {
      type = "Delete"
    }
  }
}
