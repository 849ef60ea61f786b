variable "environment" {
  description = "Which environment this is."
  type        = string

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "There are the environments staging and production."
  }
}

variable "domain" {
  description = "The domain under which the shop is reached. Its zone is in Route 53."
  type        = string
}

variable "admin_cidrs" {
  description = "From where people reach the API servers of the clusters: offices, or the VPN of the company."
  type        = list(string)

  validation {
    condition     = !contains(var.admin_cidrs, "0.0.0.0/0")
    error_message = "The API servers are not for the whole internet."
  }
}

variable "aws_region" {
  description = "Region of AWS, where the active part runs."
  type        = string
  default     = "eu-central-1"
}

variable "azure_location" {
  description = "Location of Azure, where the standby part runs."
  type        = string
  default     = "germanywestcentral"
}

variable "azure_subscription_id" {
  description = "Subscription of Azure."
  type        = string
}

variable "gcp_project" {
  description = "Project of Google Cloud."
  type        = string
}

variable "gcp_region" {
  description = "Region of Google Cloud, where the analytics run."
  type        = string
  default     = "europe-west3"
}

variable "networks" {
  description = "Address ranges of the clouds. They are joined, so none may overlap another, pods and services included."
  type = object({
    aws           = string
    azure         = string
    gcp           = string
    gcp_pods      = string
    gcp_services  = string
    gcp_masters   = string
    azure_pods    = string
    azure_service = string
  })
  default = {
    aws           = "10.10.0.0/16"
    azure         = "10.20.0.0/16"
    gcp           = "10.30.0.0/16"
    gcp_pods      = "10.32.0.0/14"
    gcp_services  = "10.36.0.0/20"
    gcp_masters   = "10.36.16.0/28"
    azure_pods    = "10.40.0.0/14"
    azure_service = "10.44.0.0/16"
  }
}

variable "node_counts" {
  description = "Machines of the clusters that are not sized by their cloud."
  type = object({
    aws_min   = number
    aws_max   = number
    azure_min = number
    azure_max = number
  })
}

variable "database_sizes" {
  description = "Machines and disks (in GiB for AWS, in MiB for Azure) of the databases."
  type = object({
    aws_class     = string
    aws_storage   = number
    azure_sku     = string
    azure_storage = number
  })
}

variable "ingress_hosts" {
  description = "Names of the load balancers that the ingress controllers have made. Empty until the clusters run."
  type = object({
    aws   = string
    azure = string
  })
  default = {
    aws   = ""
    azure = ""
  }
}
