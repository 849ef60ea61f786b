# One system in three clouds. What runs in each stands in a file of its own, what joins them in vpn.tf.

terraform {
  required_version = "~> 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
    google = {
      source  = "hashicorp/google"
      version = "~> 7.0"
    }
  }
}

locals {
  name = "acme-shop-${var.environment}"

  tags = {
    project     = "acme-shop"
    environment = var.environment
    managed-by  = "terraform"
  }
}
